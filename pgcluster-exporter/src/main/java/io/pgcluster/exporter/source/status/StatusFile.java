package io.pgcluster.exporter.source.status;

import io.pgcluster.exporter.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * A file that another program replaces repeatedly.
 *
 * @param path where it is
 * @param maxBytes a longer file is refused
 */
public record StatusFile(Path path, int maxBytes) {
    private static final int CHUNK_BYTES = 64 * 1024;

    /**
     * The content, which is bounded even if the file grows while it is read.
     *
     * @throws IOException if there is no such file, if it is too long, or if reading it takes too long; a pipe or a device, from which a read
     *     may never return, is refused
     */
    public byte[] read(Deadline deadline) throws IOException {
        long size = attributes().size();
        if (size > maxBytes) {
            throw tooLong(size);
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) size);
        try (InputStream input = Files.newInputStream(path)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int count = input.read(chunk); count >= 0; count = input.read(chunk)) {
                content.write(chunk, 0, count);
                if (content.size() > maxBytes) {
                    throw tooLong(content.size());
                }
                if (deadline.passed()) {
                    throw new IOException(path + " was not read in time: " + content.size() + " of " + size + " bytes");
                }
            }
        }
        return content.toByteArray();
    }

    /**
     * When it was written last.
     *
     * @throws IOException if there is no such file
     */
    public Instant modified() throws IOException {
        return attributes().lastModifiedTime().toInstant();
    }

    private BasicFileAttributes attributes() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IOException(path + " is not a regular file");
        }
        return attributes;
    }

    private IOException tooLong(long size) {
        return new IOException(path + " has " + size + " bytes, expected at most " + maxBytes);
    }
}

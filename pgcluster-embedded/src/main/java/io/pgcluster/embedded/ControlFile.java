package io.pgcluster.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a server's control file says, read without a program of its major version: its first fields have had the same places since
 * PostgreSQL 11. These are the identifier, two versions, the state, the time, the last checkpoint's location, redo location and timeline.
 *
 * @param system the system identifier: unique to the server that {@code initdb} made, and the same in its copies
 * @param checkpoint location of the last checkpoint, in bytes of WAL; of a standby, the last one that it could start from
 * @param timeline that checkpoint's timeline
 */
public record ControlFile(String system, long checkpoint, long timeline) {
    private static final int CHECKPOINT = 32;
    private static final int TIMELINE = 48;
    private static final int LENGTH = 52;

    /** The control file of the data in {@code data}; empty if there is none, or too little of it. */
    static Optional<ControlFile> read(Path data) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(data.resolve("global/pg_control"))) {
            start = in.readNBytes(LENGTH);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (start.length < LENGTH) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(start).order(ByteOrder.nativeOrder());
        return Optional.of(new ControlFile(
                Long.toUnsignedString(fields.getLong(0)),
                fields.getLong(CHECKPOINT),
                Integer.toUnsignedLong(fields.getInt(TIMELINE))));
    }
}

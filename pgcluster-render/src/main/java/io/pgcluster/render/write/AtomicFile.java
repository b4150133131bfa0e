package io.pgcluster.render.write;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Replaces files atomically: a reader sees the old or the new content, also after a crash. */
final class AtomicFile {
    private AtomicFile() {}

    static void write(Path path, byte[] bytes, String permissions) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(path + " is not a file within a directory");
        }
        makeDirectories(parent);
        Path temporary = Files.createTempFile(parent, "." + path.getFileName(), ".tmp");
        try {
            Files.write(temporary, bytes);
            flush(temporary);
            permit(temporary, permissions);
            move(temporary, path);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Directories that everyone may read, regardless of the umask: the services that read what is in them run as other users. */
    private static void makeDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            makeDirectories(parent);
        }
        Files.createDirectory(directory);
        permit(directory, "rwxr-xr-x");
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void permit(Path path, String permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }

    private static void flush(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}

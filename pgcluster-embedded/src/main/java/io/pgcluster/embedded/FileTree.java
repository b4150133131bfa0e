package io.pgcluster.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Directories with all that is in them. */
public final class FileTree {
    private FileTree() {}

    /**
     * Copies a tree for the servers' user, without the entries whose path inside it {@code excluded} accepts (a directory
     * that is left out goes with its content). What vanishes meanwhile is left out as well, as it may in a server's data. An
     * interrupt ends it between two files.
     */
    static void copy(Path from, Path to, Predicate<Path> excluded) throws IOException {
        Files.walkFileTree(from, new Copy(from, to, excluded));
    }

    /** Deletes a tree; it may be gone already, and what vanishes meanwhile is not a failure. */
    public static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            Files.walkFileTree(tree, new Deletion());
        }
    }

    /** Ends work on many files when this thread is interrupted, since a user may not want to wait for it. */
    static void requireNoInterrupt() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
    }

    private static final class Copy extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;
        private final Predicate<Path> excluded;

        Copy(Path from, Path to, Predicate<Path> excluded) {
            this.from = from;
            this.to = to;
            this.excluded = excluded;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (excluded.test(from.relativize(directory))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Path copy = to.resolve(from.relativize(directory));
            Files.createDirectories(copy);
            Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(directory));
            ServerUser.own(copy);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            requireNoInterrupt();
            Path inside = from.relativize(file);
            if (excluded.test(inside)) {
                return FileVisitResult.CONTINUE;
            }
            try {
                Path copy = to.resolve(inside);
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                ServerUser.own(copy);
            } catch (NoSuchFileException vanished) {
                return visitFileFailed(file, vanished);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            return unlessVanished(failure);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            return unlessVanished(failure);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }

    private static FileVisitResult unlessVanished(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}

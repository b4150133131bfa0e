package io.pgcluster.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock of a directory that processes share, held by one thread at a time. */
final class DirectoryLock {
    /** File locks are held by a process: its threads have to take turns before they ask for one. */
    private static final Object THREAD_LOCK = new Object();

    private DirectoryLock() {}

    /** Work that writes files. */
    interface Work {
        /** Runs while the lock is held. */
        void run() throws IOException;
    }

    /** Runs {@code work} under an exclusive lock of {@code directory}; the system frees the lock of a process that dies. */
    static void in(Path directory, Work work) throws IOException {
        synchronized (THREAD_LOCK) {
            try (FileChannel channel = FileChannel.open(
                            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid()) {
                    work.run();
                }
            }
        }
    }
}

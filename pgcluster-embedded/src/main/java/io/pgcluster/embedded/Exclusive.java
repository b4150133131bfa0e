package io.pgcluster.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Work in a shared directory that only one thread of one process may do at a time. */
final class Exclusive {
    /** File locks are held by a process: its threads have to take turns before they ask for one. */
    private static final Object TURN = new Object();

    private Exclusive() {}

    /** Work that writes files. */
    interface Work {
        /** Does it. */
        void run() throws IOException;
    }

    /** Runs {@code work} while nobody else does any in {@code directory}; the system frees the lock of a process that dies. */
    static void in(Path directory, Work work) throws IOException {
        synchronized (TURN) {
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

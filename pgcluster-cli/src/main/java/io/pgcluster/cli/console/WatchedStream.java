package io.pgcluster.cli.console;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A buffered stream that remembers why it could not be written, which {@link java.io.PrintStream} forgets. */
final class WatchedStream extends OutputStream {
    private final OutputStream target;
    private @Nullable IOException failure;

    WatchedStream(OutputStream target) {
        this.target = new BufferedOutputStream(target, 1 << 13);
    }

    @Override
    public void write(int b) throws IOException {
        watch(() -> target.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        watch(() -> target.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        watch(target::flush);
    }

    /** The first failure. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private void watch(Write write) throws IOException {
        try {
            write.run();
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            }
            throw e;
        }
    }

    private interface Write {
        void run() throws IOException;
    }
}

package io.pgcluster.exporter.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * The two directions of a connected channel as streams that wait no longer than the socket's timeout. One thread may read while another
 * writes and a third closes, as with any socket.
 */
final class UnixStreams implements AutoCloseable {
    private final SocketChannel channel;
    private final IntSupplier timeout;
    private final Selector reading;
    private final Selector writing;

    /** Makes {@code channel} non-blocking; {@code timeout} in milliseconds is asked for before each wait, 0 is no limit. */
    UnixStreams(SocketChannel channel, IntSupplier timeout) throws IOException {
        this.channel = channel;
        this.timeout = timeout;
        channel.configureBlocking(false);
        this.reading = Selector.open();
        this.writing = Selector.open();
    }

    SocketChannel channel() {
        return channel;
    }

    InputStream input() {
        return new Input();
    }

    OutputStream output() {
        return new Output();
    }

    /** Waits until the channel is ready for {@code operation}, for {@code millis} or without a limit if that is 0. */
    void await(int operation, int millis) throws IOException {
        Selector selector = operation == SelectionKey.OP_READ ? reading : writing;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean interrupted = false;
        try {
            channel.register(selector, operation);
            while (selector.select(left(millis, end)) == 0) {
                requireOpen();
                // As with other sockets, an interrupt ends no wait; it stays set for the caller.
                interrupted |= Thread.interrupted();
                if (millis > 0 && System.nanoTime() - end >= 0) {
                    throw new SocketTimeoutException(
                            operation == SelectionKey.OP_READ ? "Read timed out" : "timed out");
                }
            }
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException | ClosedChannelException e) {
            throw (SocketException) new SocketException("Socket closed").initCause(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long left(int millis, long end) {
        return millis == 0 ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) + 1);
    }

    private void requireOpen() throws SocketException {
        if (!channel.isOpen()) {
            throw new SocketException("Socket closed");
        }
    }

    /** Closing a selector wakes the thread that waits with it. */
    @Override
    public void close() throws IOException {
        try (reading;
                writing) {
            channel.close();
        }
    }

    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (length == 0) {
                return 0;
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            int count = transfer(buffer);
            while (count == 0) {
                await(SelectionKey.OP_READ, timeout.getAsInt());
                count = transfer(buffer);
            }
            return count;
        }

        private int transfer(ByteBuffer buffer) throws IOException {
            try {
                return channel.read(buffer);
            } catch (ClosedChannelException e) {
                throw (SocketException) new SocketException("Socket closed").initCause(e);
            }
        }

        @Override
        public void close() throws IOException {
            UnixStreams.this.close();
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            try {
                while (buffer.hasRemaining()) {
                    if (channel.write(buffer) == 0) {
                        await(SelectionKey.OP_WRITE, timeout.getAsInt());
                    }
                }
            } catch (ClosedChannelException e) {
                throw (SocketException) new SocketException("Socket closed").initCause(e);
            }
        }

        @Override
        public void close() throws IOException {
            UnixStreams.this.close();
        }
    }
}

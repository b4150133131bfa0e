package io.pgcluster.operate.program;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The output of a program as a stream whose reads end after a time limit, as those of a socket do; at most 256 KiB wait unread. */
final class ProcessInput extends InputStream {
    private static final int CHUNK = 8192;
    private static final int MAX_CHUNKS = 32;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(MAX_CHUNKS);
    private final Thread reader;
    private volatile int timeoutMillis;
    private byte[] current = END;
    private int position;
    private boolean ended;

    ProcessInput(InputStream output) {
        reader = new Thread(() -> pump(output), "container connection");
        reader.setDaemon(true);
        reader.start();
    }

    /** Limits each read from now on; 0 is no limit. */
    void limit(int millis) {
        timeoutMillis = millis;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == current.length && !next()) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return current.length - position;
    }

    @Override
    public void close() {
        reader.interrupt();
    }

    private boolean next() throws IOException {
        if (ended) {
            return false;
        }
        try {
            int limit = timeoutMillis;
            byte[] chunk = limit == 0 ? chunks.take() : chunks.poll(limit, TimeUnit.MILLISECONDS);
            if (chunk == null) {
                throw new SocketTimeoutException("Read timed out");
            }
            current = chunk;
            position = 0;
            ended = chunk.length == 0;
            return !ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading from a container", e);
        }
    }

    private void pump(InputStream output) {
        byte[] buffer = new byte[CHUNK];
        try {
            try {
                for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                    if (count > 0) {
                        chunks.put(Arrays.copyOf(buffer, count));
                    }
                }
            } catch (IOException ended) {
                // Closing the connection ends the program and its output this way: to a reader it is the end.
            }
            chunks.put(END);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}

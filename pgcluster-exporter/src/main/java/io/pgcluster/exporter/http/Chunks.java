package io.pgcluster.exporter.http;

import io.vertx.core.buffer.Buffer;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A body in pieces, so that a large one is never copied to grow. */
final class Chunks extends OutputStream {
    private static final int SIZE = 32 * 1024;

    private final List<Buffer> full = new ArrayList<>();
    private byte[] chunk = new byte[SIZE];
    private int used;
    private long length;

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        int from = offset;
        while (from < offset + count) {
            if (used == SIZE) {
                full.add(Buffer.buffer(chunk));
                chunk = new byte[SIZE];
                used = 0;
            }
            int part = Math.min(SIZE - used, offset + count - from);
            System.arraycopy(bytes, from, chunk, used, part);
            used += part;
            from += part;
        }
        length += count;
    }

    long length() {
        return length;
    }

    /** Everything that was written; nothing may be written after it. */
    List<Buffer> buffers() {
        List<Buffer> all = new ArrayList<>(full);
        all.add(Buffer.buffer(Arrays.copyOf(chunk, used)));
        return all;
    }
}

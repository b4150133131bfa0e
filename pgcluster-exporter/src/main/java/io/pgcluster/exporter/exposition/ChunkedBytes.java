package io.pgcluster.exporter.exposition;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes on their way to a stream, in chunks: the stream sees few large writes, and nothing grows with the text. */
final class ChunkedBytes {
    private static final int SIZE = 16 * 1024;
    /** Digits and sign of a long. */
    private static final int MAX_INTEGER_DIGITS = 20;

    private final OutputStream out;
    private final byte[] chunk = new byte[SIZE];
    private int used;

    ChunkedBytes(OutputStream out) {
        this.out = out;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void write(byte value) throws IOException {
        room(1);
        chunk[used++] = value;
    }

    void write(byte[] bytes) throws IOException {
        int from = 0;
        while (from < bytes.length) {
            room(1);
            int length = Math.min(SIZE - used, bytes.length - from);
            System.arraycopy(bytes, from, chunk, used, length);
            used += length;
            from += length;
        }
    }

    /** Writes a value: whole numbers as such, which are most, and all others in Java's shortest form, which Prometheus reads. */
    void write(double value) throws IOException {
        if (Numbers.isWhole(value)) {
            write((long) value);
        } else {
            write(ascii(Numbers.text(value)));
        }
    }

    void write(long value) throws IOException {
        room(MAX_INTEGER_DIGITS);
        if (value < 0) {
            chunk[used++] = '-';
        }
        int end = used + digits(value);
        // The remainder has the sign of the number, so that the smallest long needs no case of its own.
        long rest = value;
        for (int place = end - 1; place >= used; place--) {
            chunk[place] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        }
        used = end;
    }

    void flush() throws IOException {
        out.write(chunk, 0, used);
        used = 0;
    }

    private static int digits(long value) {
        int count = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            count++;
        }
        return count;
    }

    private void room(int length) throws IOException {
        if (SIZE - used < length) {
            flush();
        }
    }
}

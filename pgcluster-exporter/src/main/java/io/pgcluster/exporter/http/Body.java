package io.pgcluster.exporter.http;

import io.pgcluster.exporter.scrape.MemoryBudget;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An answer from when it is written until the last client that wants it has read it. It is kept compressed, regardless of the encodings that they accept, and in
 * pieces: a tenth of the memory, and nothing is copied to grow. All answers share one room, so that clients who do not read cannot fill
 * the memory.
 */
final class Body {
    private static final int PIECE = 16 * 1024;

    private final MemoryBudget room;
    private final List<byte[]> pieces = new ArrayList<>();
    private long plainLength;
    private long length;
    private int readers;

    /** An empty one. */
    Body(MemoryBudget room) {
        this.room = room;
    }

    /** What it is filled with, uncompressed. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes it.
     *
     * @throws FullException if there is no room for it; then it takes none
     */
    void fill(Content content) throws IOException {
        FastGzip gzip = new FastGzip(new Pieces());
        boolean filled = false;
        try (gzip) {
            content.writeTo(gzip);
            gzip.finish();
            gzip.flush();
            filled = true;
        } finally {
            if (!filled) {
                empty();
            }
        }
        plainLength = gzip.plainLength();
    }

    /** So many will read it, each from its start; when all of them are done, it is forgotten. */
    synchronized void isFor(int number) {
        readers = number;
        if (readers == 0) {
            empty();
        }
    }

    /** Bytes in all, as they are kept. */
    long length() {
        return length;
    }

    /** Bytes in all when it is not compressed. */
    long plainLength() {
        return plainLength;
    }

    private void add(byte[] piece) throws FullException {
        if (!room.take(PIECE)) {
            throw new FullException();
        }
        pieces.add(piece);
        length += piece.length;
    }

    private synchronized void empty() {
        room.give((long) PIECE * pieces.size());
        pieces.clear();
    }

    private synchronized void readerFinished() {
        readers--;
        if (readers == 0) {
            empty();
        }
    }

    /** One client's reading of it. */
    Reader reader() {
        return new Reader();
    }

    /** Where one client is. */
    final class Reader implements AutoCloseable {
        private int next;
        private boolean closed;

        /** The next piece, compressed; none: that was the last one. */
        Optional<byte[]> next() {
            return closed || next == pieces.size() ? Optional.empty() : Optional.of(pieces.get(next++));
        }

        /** The client has it, or does not want the rest. */
        @Override
        public void close() {
            if (!closed) {
                closed = true;
                readerFinished();
            }
        }
    }

    /** Answers that are being sent take all the memory that they may. */
    static final class FullException extends IOException {
        private static final long serialVersionUID = 1L;

        FullException() {
            super("the memory for answers is in use by answers that clients have not read yet");
        }
    }

    private final class Pieces extends OutputStream {
        private byte[] piece = new byte[PIECE];
        private int used;

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            int from = offset;
            while (from < offset + count) {
                if (used == PIECE) {
                    add(piece);
                    piece = new byte[PIECE];
                    used = 0;
                }
                int part = Math.min(PIECE - used, offset + count - from);
                System.arraycopy(bytes, from, piece, used, part);
                used += part;
                from += part;
            }
        }

        @Override
        public void flush() throws IOException {
            if (used > 0) {
                add(Arrays.copyOf(piece, used));
                used = 0;
            }
        }
    }
}

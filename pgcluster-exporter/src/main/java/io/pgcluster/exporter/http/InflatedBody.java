package io.pgcluster.exporter.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A body piece by piece as it was before it was compressed. */
final class InflatedBody implements AutoCloseable {
    private static final int PIECE = 32 * 1024;
    /** What precedes the data when gzip is told neither a name nor a comment. */
    private static final int HEADER = 10;

    private final Body.Reader reader;
    private final Inflater inflater = new Inflater(true);
    private boolean begun;

    InflatedBody(Body.Reader reader) {
        this.reader = reader;
    }

    /** The next piece; none: that was the last one. */
    Optional<byte[]> next() throws DataFormatException {
        byte[] piece = new byte[PIECE];
        int used = 0;
        while (used < PIECE && !inflater.finished()) {
            int count = inflater.inflate(piece, used, PIECE - used);
            used += count;
            if (count == 0 && !inflater.finished() && !feed()) {
                throw new DataFormatException("it ends too early");
            }
        }
        return used == 0 ? Optional.empty() : Optional.of(used == PIECE ? piece : Arrays.copyOf(piece, used));
    }

    private boolean feed() {
        Optional<byte[]> more = reader.next();
        more.ifPresent(bytes -> {
            int from = begun ? 0 : HEADER;
            inflater.setInput(bytes, from, bytes.length - from);
            begun = true;
        });
        return more.isPresent();
    }

    @Override
    public void close() {
        inflater.end();
    }
}

package io.pgcluster.exporter.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Gzip that prefers little work: metrics repeat so much that they get small anyway. */
final class FastGzip extends GZIPOutputStream {
    private static final int BUFFER = 8192;

    private long plain;

    FastGzip(OutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(Deflater.BEST_SPEED);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) throws IOException {
        super.write(bytes, offset, count);
        plain += count;
    }

    /** How many bytes were written to it. */
    long plainLength() {
        return plain;
    }
}

package io.pgcluster.exporter.http;

import io.pgcluster.exporter.webconfig.WebFile.RateLimit;
import java.util.function.LongSupplier;

/** A bucket that fills by one request in each interval, up to the burst. For one thread. */
final class RateLimiter {
    private final LongSupplier nanos;
    private double tokens;
    private long last;
    private boolean started;

    RateLimiter(LongSupplier nanos) {
        this.nanos = nanos;
    }

    boolean take(RateLimit limit) {
        long now = nanos.getAsLong();
        double interval = limit.interval().duration().toNanos();
        tokens = started ? Math.min(limit.burst(), tokens + (now - last) / interval) : limit.burst();
        started = true;
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}

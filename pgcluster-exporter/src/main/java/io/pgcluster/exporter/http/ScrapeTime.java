package io.pgcluster.exporter.http;

import io.pgcluster.exporter.config.LimitsConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a scrape may take: a little less than Prometheus waits, or what is configured. */
final class ScrapeTime {
    /** The upper limit, even if the header asks for more. */
    private static final Duration MAX = Duration.ofMinutes(5);

    private static final String SECONDS = "\\d{1,6}(\\.\\d{1,9})?";

    private ScrapeTime() {}

    /** By the header {@code X-Prometheus-Scrape-Timeout-Seconds}; what is no positive number is as good as none. */
    static Duration of(@Nullable String header, LimitsConfig limits) {
        if (header == null || !header.strip().matches(SECONDS) || Double.parseDouble(header.strip()) <= 0) {
            return limits.scrapeTimeout().duration();
        }
        Duration timeout = Duration.ofNanos((long) (Double.parseDouble(header.strip()) * 1e9));
        Duration margin = limits.scrapeTimeoutMargin().duration();
        // With a timeout that is hardly longer than the margin, half of it is still better than nothing.
        Duration left = timeout.compareTo(margin.multipliedBy(2)) < 0 ? timeout.dividedBy(2) : timeout.minus(margin);
        return left.compareTo(MAX) < 0 ? left : MAX;
    }
}

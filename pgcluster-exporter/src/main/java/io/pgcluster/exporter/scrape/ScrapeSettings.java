package io.pgcluster.exporter.scrape;

import java.time.Duration;

/**
 * Limits of the scrape as a whole.
 *
 * @param sourceThreads how many sources are read at the same time
 * @param probedServers how many servers that are not configured are remembered, with their connections
 * @param probeIdle after which such a server is forgotten
 * @param bounds how much of the process scrapes may take
 */
public record ScrapeSettings(int sourceThreads, int probedServers, Duration probeIdle, ScrapeBounds bounds) {
    /** Four sources at a time; fifty servers that are forgotten after five minutes. */
    public static ScrapeSettings defaults() {
        return new ScrapeSettings(4, 50, Duration.ofMinutes(5), ScrapeBounds.ofThisProcess());
    }
}

package io.pgcluster.exporter.scrape;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers scrapes. */
public interface Scraper {
    /**
     * Starts a scrape, or joins one that is under way for the same.
     *
     * @return completed by the deadline of the request, never exceptionally for what goes wrong on a server; on a thread that must not be
     *     kept: callers that continue with the answer do so on threads of their own
     */
    CompletableFuture<Scrape> scrape(ScrapeRequest request);

    /** How the last scrape of each configured server went, in the order of the configuration. */
    List<TargetStatus> status();
}

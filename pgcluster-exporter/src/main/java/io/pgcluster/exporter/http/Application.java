package io.pgcluster.exporter.http;

import io.pgcluster.exporter.config.ExporterConfig;
import io.pgcluster.exporter.exposition.ExpositionFormat;
import io.pgcluster.exporter.scrape.Scrape;
import io.pgcluster.exporter.scrape.ScrapeRequest;
import io.pgcluster.exporter.scrape.Target;
import io.pgcluster.exporter.scrape.TargetStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What the pages show and do; everything that a reload changes is asked for again in every request. */
public interface Application {
    /** The configuration that is in use. */
    ExporterConfig config();

    /** The version as it is shown. */
    String version();

    /** Names that {@code collect[]} may hold. */
    Set<String> collectors();

    /** How the last scrape of each server went. */
    List<TargetStatus> status();

    /** Starts a scrape; completed by its deadline. */
    CompletableFuture<Scrape> scrape(ScrapeRequest request);

    /**
     * The server that {@code /probe} names.
     *
     * @throws IllegalArgumentException if it cannot be reached for a reason that the request gives, told without secrets
     */
    Target probe(String target, Optional<String> authModule);

    /** Writes a scrape. */
    void write(Scrape scrape, OutputStream out, ExpositionFormat format) throws IOException;

    /**
     * Reads the configuration again.
     *
     * @return what is wrong with it, in which case the old one stays in use; empty: the new one is in use
     */
    List<String> reload();
}

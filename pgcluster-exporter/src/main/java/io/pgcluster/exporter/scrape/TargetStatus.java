package io.pgcluster.exporter.scrape;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the last scrape of a server went, as the pages show it.
 *
 * @param address {@code host:port}
 * @param up whether it answered
 * @param version of the server, once it has answered
 * @param at when that scrape began
 * @param duration how long it took
 * @param error what went wrong with the server as a whole
 * @param collectors each of them
 */
public record TargetStatus(
        String address,
        boolean up,
        Optional<String> version,
        Optional<Instant> at,
        Duration duration,
        Optional<String> error,
        List<CollectorStatus> collectors) {
    /** Copies what it is given. */
    public TargetStatus {
        collectors = List.copyOf(collectors);
    }

    /**
     * How one collector went.
     *
     * @param name of the collector
     * @param success whether it succeeded
     * @param duration how long it took, over all databases
     * @param note why it was skipped, or what went wrong
     */
    public record CollectorStatus(String name, boolean success, Duration duration, Optional<String> note) {}
}

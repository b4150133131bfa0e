package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.time.Deadline;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks for.
 *
 * @param deadline by which the answer is due in any case
 * @param collect names of the only collectors and sources to run; empty: all
 * @param target a server that is not configured, instead of all that are; its sources and the exporter's own metrics are left out
 */
public record ScrapeRequest(Deadline deadline, Set<String> collect, Optional<Target> target) {
    /** Copies what it is given. */
    public ScrapeRequest {
        collect = Set.copyOf(collect);
    }

    /** Everything that is configured. */
    public static ScrapeRequest everything(Deadline deadline) {
        return new ScrapeRequest(deadline, Set.of(), Optional.empty());
    }

    /** One server that is not configured. */
    public static ScrapeRequest probe(Deadline deadline, Target target) {
        return new ScrapeRequest(deadline, Set.of(), Optional.of(target));
    }
}

package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.scrape.TargetStatus.CollectorStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How one collector goes in one scrape, over all databases. Guarded by the run that it belongs to. */
final class CollectorTally {
    private final String collector;
    private Duration duration = Duration.ZERO;
    private Duration age = Duration.ZERO;
    private boolean cached;
    private int open;
    private boolean expected;
    private Optional<String> problem = Optional.empty();
    private Optional<String> skipped = Optional.empty();
    private final Map<Visit, String> missing = new LinkedHashMap<>();
    private boolean present;

    CollectorTally(String collector) {
        this.collector = collector;
    }

    String collector() {
        return collector;
    }

    /** From now on it is known what is to be done, and nothing is a success. */
    void expect() {
        expected = true;
    }

    /** One more run is to come. */
    void plan() {
        expected = true;
        open++;
    }

    /** A result that was kept is shown instead of a run. */
    void cached(Duration resultAge, Duration took) {
        expected = true;
        cached = true;
        present = true;
        age = resultAge.compareTo(age) > 0 ? resultAge : age;
        duration = duration.plus(took);
    }

    /** A run that was planned is over. */
    void done(Visit visit, Outcome outcome, Duration took) {
        open--;
        duration = duration.plus(took);
        if (outcome instanceof Outcome.Success) {
            present = true;
        } else if (outcome instanceof Outcome.Missing absent) {
            missing.put(visit, absent.detail());
        } else if (outcome instanceof Outcome.Failed failed) {
            problem = Optional.of(failed.detail());
        } else if (outcome instanceof Outcome.TimedOut late) {
            problem = Optional.of(late.detail());
        } else if (outcome instanceof Outcome.Skipped skip) {
            skipped = Optional.of(skip.reason().label() + ": " + skip.detail());
        }
    }

    boolean isOpen() {
        return open > 0;
    }

    Optional<Duration> cacheAge() {
        return cached ? Optional.of(age) : Optional.empty();
    }

    /** The databases that do not have what is read, and what each of them said. */
    Map<Visit, String> missing() {
        return missing;
    }

    /** Whether some database has what is read, so that those without it are as they should be. */
    boolean isPresentInAnyDatabase() {
        return present;
    }

    /** As it would be shown now: what is not done counts as a failure. */
    CollectorStatus status() {
        Optional<String> absent = missing.values().stream().findFirst();
        Optional<String> reason = problem.isPresent() || present ? problem : absent;
        boolean success = expected && open == 0 && reason.isEmpty();
        Optional<String> note =
                reason.isPresent() ? reason : open > 0 ? Optional.of("not done in time") : skipped.or(() -> absent);
        return new CollectorStatus(collector, success, duration, note);
    }
}

package io.pgcluster.operate.drill;

import io.pgcluster.render.plan.failure.FailureCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what happened against what the plan said. */
final class Bounds {
    /** Gaps up to this long come about on a busy machine without any fault, so they are not held against a smaller bound. */
    static final Duration NOISE = Duration.ofSeconds(1);

    private Bounds() {}

    /** The bound on lost WAL in bytes: the part that the specification fixes, and what was written in one lease at {@code bytesPerSecond}. */
    static Optional<Long> loss(FailureCase prediction, Duration lease, double bytesPerSecond) {
        return prediction
                .loss()
                .known()
                .map(known -> known.bytes() + Math.round(bytesPerSecond * lease.toMillis() / 1000.0));
    }

    /** What was broken, each in a sentence. */
    static List<String> breaches(
            FailureCase prediction,
            Account account,
            long promotions,
            Optional<Duration> recovery,
            long lostBytes,
            Optional<Long> lossBound) {
        List<String> breaches = new ArrayList<>();
        prediction
                .outage()
                .filter(bound -> account.outage().compareTo(bound) > 0
                        && account.outage().compareTo(NOISE) > 0)
                .ifPresent(bound -> breaches.add(
                        "the outage of " + seconds(account.outage()) + " is longer than the plan's " + seconds(bound)));
        if (prediction.loss().none() && account.lost() > 0) {
            breaches.add(account.lost() + " acknowledged rows are lost, where the plan says none");
        }
        lossBound
                .filter(bound -> lostBytes > bound)
                .ifPresent(
                        bound -> breaches.add("about " + lostBytes + " bytes are lost, more than the plan's " + bound));
        if (account.takeovers() > promotions) {
            breaches.add("the server that accepts writes changed " + account.takeovers() + " times with " + promotions
                    + " promotions: two servers accepted writes at the same time");
        }
        if (recovery.isEmpty()) {
            breaches.add("not every member came back on one timeline in time");
        }
        return breaches;
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}

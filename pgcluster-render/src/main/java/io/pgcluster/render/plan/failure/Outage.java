package io.pgcluster.render.plan.failure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The longest time without an acknowledged write, with the sum that it comes from.
 *
 * @param bound the time; empty if only an operator or the failed part's return ends it
 * @param derivation the sum, for users
 */
public record Outage(Optional<Duration> bound, String derivation) {
    static Outage none(String why) {
        return new Outage(Optional.of(Duration.ZERO), why);
    }

    static Outage unbounded(String until) {
        return new Outage(Optional.empty(), until);
    }

    /** A sum of durations. */
    static final class Sum {
        private final List<String> parts = new ArrayList<>();
        private Duration total = Duration.ZERO;

        Sum plus(Duration duration, String what) {
            total = total.plus(duration);
            parts.add(what + " " + seconds(duration));
            return this;
        }

        /** The sum, rounded up to whole seconds. */
        Outage outage() {
            Duration rounded = Duration.ofSeconds((total.toMillis() + 999) / 1000);
            return new Outage(Optional.of(rounded), String.join(" + ", parts));
        }
    }

    /** The duration in seconds, with as many decimals as it needs: {@code 0.45 s}. */
    public static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}

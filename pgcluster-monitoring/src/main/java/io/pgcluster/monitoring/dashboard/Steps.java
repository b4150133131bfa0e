package io.pgcluster.monitoring.dashboard;

import io.pgcluster.model.value.MemorySize;
import io.pgcluster.model.value.TimeSpan;
import io.pgcluster.monitoring.threshold.CountLimits;
import io.pgcluster.monitoring.threshold.RatioLimits;
import io.pgcluster.monitoring.threshold.RemainingLimits;
import io.pgcluster.monitoring.threshold.SizeLimits;
import io.pgcluster.monitoring.threshold.TimeLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * From which values on a panel changes its color: the limits that the alerts compare with.
 *
 * @param base color below the first limit
 * @param limits in rising order
 */
public record Steps(Color base, List<Step> limits) {
    /** The value from which on a color holds. */
    public record Step(double from, Color color) {}

    /** Nothing is good or bad. */
    public static final Steps NONE = new Steps(Color.TEXT, List.of());

    /** Values that may not be 0, in whole numbers: 0 is red. */
    public static final Steps MUST_BE_POSITIVE = new Steps(Color.RED, List.of(new Step(1, Color.GREEN)));

    /** Values that must be 0, in whole numbers. */
    public static final Steps MUST_BE_ZERO = new Steps(Color.GREEN, List.of(new Step(1, Color.RED)));

    /** Values that should be 0, in whole numbers. */
    public static final Steps SHOULD_BE_ZERO = new Steps(Color.GREEN, List.of(new Step(1, Color.ORANGE)));

    /** High values are bad. */
    public static Steps above(double warning, double critical) {
        return new Steps(Color.GREEN, List.of(new Step(warning, Color.ORANGE), new Step(critical, Color.RED)));
    }

    /** High values deserve a warning. */
    public static Steps above(double warning) {
        return new Steps(Color.GREEN, List.of(new Step(warning, Color.ORANGE)));
    }

    /** Low values are bad. */
    public static Steps below(double warning, double critical) {
        return new Steps(Color.RED, List.of(new Step(critical, Color.ORANGE), new Step(warning, Color.GREEN)));
    }

    /** Low values deserve a warning. */
    public static Steps below(double warning) {
        return new Steps(Color.ORANGE, List.of(new Step(warning, Color.GREEN)));
    }

    /** High numbers of things deserve a warning. */
    public static Steps above(long warning) {
        return above((double) warning);
    }

    /** Shares in use. */
    public static Steps above(RatioLimits limits) {
        return above(limits.warning(), limits.critical());
    }

    /** In seconds. */
    public static Steps above(TimeLimits limits) {
        return above(seconds(limits.warning()), seconds(limits.critical()));
    }

    /** In seconds. */
    public static Steps above(TimeSpan warning) {
        return above(seconds(warning));
    }

    /** In bytes. */
    public static Steps above(SizeLimits limits) {
        return above(
                (double) limits.warning().bytes(), (double) limits.critical().bytes());
    }

    /** In bytes. */
    public static Steps above(MemorySize warning) {
        return above(warning.bytes());
    }

    /** Numbers of things. */
    public static Steps above(CountLimits limits) {
        return above((double) limits.warning(), (double) limits.critical());
    }

    /** Shares that are left. */
    public static Steps below(RemainingLimits limits) {
        return below(limits.warning(), limits.critical());
    }

    /** The same for lines in a graph: each has the color of what lies beyond it on the bad side. */
    Steps asLines() {
        boolean bad = base == Color.RED || base == Color.ORANGE;
        if (!bad || limits.isEmpty()) {
            return this;
        }
        List<Step> lines = new ArrayList<>();
        Color beyond = base;
        for (Step limit : limits) {
            lines.add(new Step(limit.from(), beyond));
            beyond = limit.color();
        }
        return new Steps(beyond, List.copyOf(lines));
    }

    /** In seconds that are left. */
    public static Steps below(TimeSpan warning) {
        return below(seconds(warning));
    }

    private static double seconds(TimeSpan span) {
        return span.duration().toMillis() / 1000.0;
    }
}

package io.pgcluster.exporter.dashboard;

import java.util.EnumSet;
import java.util.Set;

/**
 * Something that goes wrong on purpose.
 *
 * @param shown the panels of which each must show it
 * @param also panels that may show it as well, since it implies what they show
 * @param cause makes it happen; what is returned ends it
 */
record Fault(String name, Cause cause, Set<Reading> shown, Set<Reading> also) {
    /** Makes it happen. */
    interface Cause {
        AutoCloseable start() throws Exception;
    }

    static Fault of(String name, Cause cause, Reading first, Reading... more) {
        return new Fault(name, cause, EnumSet.of(first, more), EnumSet.noneOf(Reading.class));
    }

    Fault also(Reading first, Reading... more) {
        return new Fault(name, cause, shown, EnumSet.of(first, more));
    }

    /** The panels that it has nothing to do with. */
    Set<Reading> others() {
        Set<Reading> others = EnumSet.complementOf(EnumSet.copyOf(shown));
        others.removeAll(also);
        return others;
    }

    /** The panels that may show it, but not for long when it is over. */
    Set<Reading> passing() {
        Set<Reading> passing = EnumSet.copyOf(shown);
        passing.addAll(also);
        passing.removeIf(reading -> reading.number().lasting());
        return passing;
    }
}

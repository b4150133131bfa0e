package io.pgcluster.exporter.dashboard;

import java.util.EnumSet;
import java.util.Set;

/**
 * Something that goes wrong on purpose.
 *
 * @param shown the panel that must show it
 * @param also panels that may show it as well, since it implies what they show
 * @param cause makes it happen; what is returned ends it
 */
record Fault(String name, Reading shown, Set<Reading> also, Cause cause) {
    /** Makes it happen. */
    interface Cause {
        AutoCloseable start() throws Exception;
    }

    static Fault of(String name, Reading shown, Cause cause, Reading... also) {
        Set<Reading> others = EnumSet.noneOf(Reading.class);
        others.addAll(Set.of(also));
        return new Fault(name, shown, others, cause);
    }
}

package io.pgcluster.model.spec;

import java.util.List;

/** Server parameters that clients name when they connect: directly, or as {@code -c name=value} in {@code options}. */
public record StartupParametersSpec(
        @Doc(
                value = "Dropped without an error; anything that is neither ignored nor tracked is refused.",
                example = "[extra_float_digits]")
        List<String> ignored,

        @Doc(
                value =
                        "Follow each client from one server connection to the next; only what this version of PostgreSQL"
                                + " reports to its clients can.",
                example = "[IntervalStyle, search_path]")
        List<String> tracked) {
    /** Keeps unmodifiable copies. */
    public StartupParametersSpec {
        ignored = Values.list(ignored);
        tracked = Values.list(tracked);
    }
}

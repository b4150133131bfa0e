package io.pgcluster.model.postgres;

import java.util.OptionalDouble;

/** Any text; what it means is known to the server alone, and some of it only when it starts. */
public record StringDomain() implements ValueDomain {
    @Override
    public String type() {
        return "string";
    }

    @Override
    public String description() {
        return "text";
    }

    @Override
    public ValueCheck check(String value) {
        return value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)
                ? new ValueCheck.Rejected("contains a line break", "write it on one line")
                : new ValueCheck.Accepted(OptionalDouble.empty());
    }
}

package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Text that must not be seen. {@link #toString} masks it, so that no log, message or debugger line shows it. */
public final class Secret {
    private static final String MASK = "********";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps {@code value}, also an empty one, so that the caller that needs one can report it as missing. */
    @JsonCreator
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The text itself, for the one place that needs it. */
    public String reveal() {
        return value;
    }

    /** Whether there is nothing to hide. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}

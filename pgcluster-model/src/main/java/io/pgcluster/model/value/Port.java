package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A TCP port that an unprivileged process may bind. */
public record Port(@JsonValue int number) {
    /** Refuses ports below 1024, which need privileges, and above 65535. */
    @JsonCreator
    public Port {
        if (number < 1024 || number > 65535) {
            throw new IllegalArgumentException("port " + number + " is not between 1024 and 65535");
        }
    }

    /** The port {@code offset} above this one. */
    public Port plus(int offset) {
        return new Port(number + offset);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}

package io.pgcluster.model.postgres;

import java.util.OptionalDouble;

/** The verdict on a value that was written for a parameter; the same that the server would come to. */
public sealed interface ValueCheck {
    /**
     * The server takes the value.
     *
     * @param number for a numeric parameter, the value in the parameter's own unit; empty for any other
     */
    record Accepted(OptionalDouble number) implements ValueCheck {}

    /**
     * The server refuses the value, and does not start or ignores the reload if it stands in its configuration file.
     *
     * @param problem what was found and what is expected, to be read behind the parameter's name
     * @param hint what to write instead
     */
    record Rejected(String problem, String hint) implements ValueCheck {}

    /** Whether the server takes the value. */
    default boolean isAccepted() {
        return this instanceof Accepted;
    }
}

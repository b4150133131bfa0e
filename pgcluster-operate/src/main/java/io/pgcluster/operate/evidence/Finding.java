package io.pgcluster.operate.evidence;

/**
 * Something that is not as a start expects it.
 *
 * @param refuses whether starting would lose or split data; otherwise it continues, and this is reported
 * @param cause what was found, and why it matters
 * @param remedy what to do; empty if there is nothing to do
 */
public record Finding(boolean refuses, String cause, String remedy) {
    /** A finding that forbids a start. */
    public static Finding refuse(String cause, String remedy) {
        return new Finding(true, cause, remedy);
    }

    /** A finding with which a start goes on. */
    public static Finding tell(String cause) {
        return new Finding(false, cause, "");
    }
}

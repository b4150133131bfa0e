package io.pgcluster.render.config.sql;

/**
 * What a driver is to run.
 *
 * @param sql a single statement; can hold a verifier, so it must not be logged
 * @param generates whether each row of its result is a statement that is to be run in turn
 */
public record SqlCommand(String sql, boolean generates) {
    /** Its kind, and not the statement itself, which can hold a verifier. */
    @Override
    public String toString() {
        return generates ? "a query that generates statements" : "a statement";
    }
}

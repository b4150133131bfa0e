package io.pgcluster.render.config.sql;

import io.pgcluster.render.text.SqlText;

/** The query that generates the statement which sets a changed verifier. */
final class VerifierQuery {
    /** How a verifier begins. */
    static final String PREFIX = "SCRAM-SHA-256$";

    private VerifierQuery() {}

    /**
     * The query.
     *
     * @param value the verifier as an SQL expression
     */
    static String of(SqlStep.Verifier step, String value) {
        return "SELECT format('ALTER ROLE %I PASSWORD %L VALID UNTIL %L', rolname, " + value + ", " + step.validUntil()
                + ")\n  FROM pg_authid WHERE rolname = " + SqlText.literal(step.role())
                + " AND rolpassword IS DISTINCT FROM " + value;
    }
}

package io.pgcluster.render.config.sql;

/** A step on the way to the desired roles, databases and extensions. Every step can be repeated. */
public sealed interface SqlStep {
    /**
     * The following steps run in a new session in another database.
     *
     * @param database its name, not quoted
     */
    record Connect(String database) implements SqlStep {}

    /**
     * A single statement.
     *
     * @param sql the statement, without a semicolon at its end
     */
    record Statement(String sql) implements SqlStep {}

    /**
     * A query whose rows are statements, which are run in turn: what is to be done depends on what is there.
     *
     * @param query the query, of one column, without a semicolon at its end
     */
    record Generate(String query) implements SqlStep {}

    /**
     * Sets the password verifier of a role, and starts its validity again, only where the verifier changed. Refuses a file that is missing
     * or holds no verifier.
     *
     * @param role the role, not quoted
     * @param file the verifier's file in the secrets directory
     * @param path the same file where psql runs
     * @param validUntil expression of the time until which the password is valid, as text
     */
    record Verifier(String role, String file, String path, String validUntil) implements SqlStep {}

    /**
     * A line for readers.
     *
     * @param text the comment; a blank line if empty
     */
    record Comment(String text) implements SqlStep {}
}

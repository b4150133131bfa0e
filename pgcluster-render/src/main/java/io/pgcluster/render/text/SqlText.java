package io.pgcluster.render.text;

/** Names and text within SQL, quoted for a server with {@code standard_conforming_strings = on}. */
public final class SqlText {
    /**
     * What a session for our own statements begins with: names are looked up in {@code pg_catalog} alone, in temporary schemas last. A
     * function, operator or table that a user has created would otherwise run with the session's rights if it is called like one of
     * PostgreSQL's. The command looks up no name itself.
     */
    public static final String CATALOG_ONLY = "SET search_path = pg_catalog, pg_temp";

    /** The same as an option of a libpq connection that reaches the server without a pooler. */
    public static final String CATALOG_ONLY_OPTION = "-c search_path=pg_catalog,pg_temp";

    private SqlText() {}

    /** A quoted identifier. */
    public static String identifier(String name) {
        return '"' + refuseNul(name).replace("\"", "\"\"") + '"';
    }

    /** A quoted literal. */
    public static String literal(String text) {
        return "'" + refuseNul(text).replace("'", "''") + "'";
    }

    private static String refuseNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("PostgreSQL cannot store the character NUL");
        }
        return text;
    }
}

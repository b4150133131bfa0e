package io.pgcluster.render.text;

/** Names and text within SQL, quoted for a server with {@code standard_conforming_strings = on}. */
public final class SqlText {
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

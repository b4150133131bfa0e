package io.pgcluster.cli.embedded;

/** Values in the connection strings of libpq. */
final class Libpq {
    private Libpq() {}

    /** {@code value} as one word, whatever is in it. */
    static String quoted(String value) {
        return value.matches("[A-Za-z0-9/._-]+")
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

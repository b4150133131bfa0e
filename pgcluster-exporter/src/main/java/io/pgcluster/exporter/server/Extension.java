package io.pgcluster.exporter.server;

/**
 * An extension that is installed in a database.
 *
 * @param version as the catalog has it, for example {@code 1.10}
 * @param schema where its objects are, not quoted
 */
public record Extension(String version, String schema) {
    /** The schema as SQL has it. */
    public String quotedSchema() {
        return "\"" + schema.replace("\"", "\"\"") + "\"";
    }
}

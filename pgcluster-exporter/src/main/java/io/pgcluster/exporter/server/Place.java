package io.pgcluster.exporter.server;

/**
 * Where statements run.
 *
 * @param database the database
 * @param purpose whose statements they are
 */
public record Place(String database, SessionPurpose purpose) {
    /** Where the exporter's own statements run. */
    public static Place own(String database) {
        return new Place(database, SessionPurpose.OWN_QUERIES);
    }
}

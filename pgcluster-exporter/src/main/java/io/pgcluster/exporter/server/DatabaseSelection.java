package io.pgcluster.exporter.server;

import java.sql.SQLException;
import java.util.List;

/** Which databases of a server the collectors of scope database visit. Two that are equal select the same. */
@FunctionalInterface
public interface DatabaseSelection {
    /**
     * The names, once in each scrape.
     *
     * @param home a session of the server's first database, to look them up
     */
    List<String> names(Session home) throws SQLException;

    /** Only the database that the connection string names. */
    static DatabaseSelection home() {
        return new HomeDatabase();
    }
}

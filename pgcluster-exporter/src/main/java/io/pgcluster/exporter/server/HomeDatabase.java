package io.pgcluster.exporter.server;

import java.util.List;

/** Only the database that the connection string names; all of these are equal. */
record HomeDatabase() implements DatabaseSelection {
    @Override
    public List<String> names(Session home) {
        return List.of(home.facts().database());
    }
}

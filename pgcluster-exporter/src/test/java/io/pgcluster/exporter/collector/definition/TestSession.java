package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.server.ServerFacts;
import io.pgcluster.exporter.server.Session;
import java.sql.Connection;
import java.time.Duration;

/** A session on a connection of the test. */
record TestSession(Connection connection, ServerFacts facts) implements Session {
    @Override
    public Duration remaining() {
        return Duration.ofSeconds(10);
    }
}

package io.pgcluster.exporter.collector;

import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.server.ServerFacts;
import io.pgcluster.exporter.server.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Reads one subject from a server. It keeps no state: one instance serves all servers, from several threads. */
public interface Collector {
    /** Its name: what {@code --collector.NAME} switches, and the label of its duration and success. */
    String name();

    /** Whether it runs by default. */
    boolean onByDefault();

    /** Whether it also runs by default where the setting {@code compatibility} is on. */
    default boolean onForCompatibility() {
        return false;
    }

    /** Whether it runs once for a server or in each database. */
    Scope scope();

    /** For how long its result is good enough; empty: it is read in every scrape. */
    Optional<Duration> timeToLive();

    /** For how long it may run; empty: as long as any. */
    Optional<Duration> timeout();

    /** Who wrote its statements, which decides in what kind of session they run. */
    Origin origin();

    /** What it is to it that something is not there. */
    WhenMissing whenMissing();

    /** Whether it has anything to do there. */
    Applicability appliesTo(ServerFacts facts);

    /**
     * Reads and reports.
     *
     * @throws SQLException if the server refuses or does not answer in time; the scrape tells the two apart by its state
     */
    void collect(Session session, MetricSink sink) throws SQLException;
}

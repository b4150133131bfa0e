package io.pgcluster.exporter.server;

import java.sql.Connection;
import java.time.Duration;

/**
 * A kept connection to one database, lent to one collector for one run. Statement and lock timeouts are set; statements that are
 * prepared again are not planned again, as the driver keeps them. The borrower neither closes it nor changes settings.
 */
public interface Session {
    /** The connection, in auto-commit mode and read-only. */
    Connection connection();

    /** What is known of the server. */
    ServerFacts facts();

    /** What is left for this run. */
    Duration remaining();
}

package io.pgcluster.exporter.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * What is set in a session before its first query. A function, operator or table of a user that is called like one of
 * PostgreSQL's would run with the exporter's rights, so names are looked up in {@code pg_catalog} alone, in temporary schemas last. The
 * commands are such that look up no name themselves; {@code SELECT set_config(…)} would.
 */
final class SessionSettings {
    /** As {@code SHOW search_path} gives it back. */
    static final String CATALOG_ONLY = "pg_catalog, pg_temp";

    /** By which the driver gives up later than the server: then it is the server that hangs. */
    private static final Duration DRIVER_MARGIN = Duration.ofSeconds(1);

    private SessionSettings() {}

    /** Sets everything, on a new session or one that was reset. */
    static void apply(Connection connection, ServerLimits limits) throws SQLException {
        execute(
                connection,
                "SET search_path = " + CATALOG_ONLY + "; SET statement_timeout = "
                        + limits.statementTimeout().toMillis() + "; SET lock_timeout = "
                        + limits.lockTimeout().toMillis() + "; SET default_transaction_read_only = on");
        limitAnswers(connection, limits.statementTimeout());
    }

    /** Another limit for the statements that follow. */
    static void limitStatements(Connection connection, Duration timeout) throws SQLException {
        execute(connection, "SET statement_timeout = " + timeout.toMillis());
        limitAnswers(connection, timeout);
    }

    /** Gives the session the search path that its login has. */
    static void followLoginPath(Connection connection) throws SQLException {
        execute(connection, "RESET search_path");
    }

    /** Discards all state that statements have left behind: settings, temporary tables, prepared statements, locks, another role. */
    static void reset(Connection connection, ServerLimits limits) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        execute(connection, "DISCARD ALL");
        apply(connection, limits);
    }

    private static void limitAnswers(Connection connection, Duration statementTimeout) throws SQLException {
        Duration answer = statementTimeout.plus(DRIVER_MARGIN);
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(answer.toMillis()));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

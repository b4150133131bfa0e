package io.pgcluster.exporter.collector.definition;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction of its own for a statement that may change data, on a session that is otherwise read-only. */
public final class WritingTransaction {
    private WritingTransaction() {}

    /** What is done in it. */
    public interface Work {
        /** Executes the statements on the transaction's session. */
        void run() throws SQLException;
    }

    /** Does the work and commits; rolls back if it fails. */
    public static void run(Connection connection, Work work) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION READ WRITE");
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}

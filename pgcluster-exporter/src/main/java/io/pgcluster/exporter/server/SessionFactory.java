package io.pgcluster.exporter.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections to one database that are limited, and look names up in the catalog alone, from their first statement on. */
final class SessionFactory implements DataSource {
    private final Dsn dsn;
    private final ServerLimits limits;
    private final String database;
    private final ConnectBackoff backoff = new ConnectBackoff();

    SessionFactory(Dsn dsn, ServerLimits limits, String database) {
        this.dsn = dsn;
        this.limits = limits;
        this.database = database;
    }

    ConnectBackoff backoff() {
        return backoff;
    }

    /** Throws the last failure again if it is too early for another try. */
    void requireNoBackoff() throws SQLException {
        backoff.check(password());
    }

    @Override
    public Connection getConnection() throws SQLException {
        Optional<String> password = password();
        backoff.check(password);
        try {
            Connection connection = open(password);
            backoff.succeeded();
            return connection;
        } catch (SQLException e) {
            SQLException explained = ConnectFailure.explained(e);
            backoff.failed(explained, password);
            throw explained;
        }
    }

    private Connection open(Optional<String> password) throws SQLException {
        PGSimpleDataSource source = Driver.configured(dsn, database);
        password.ifPresent(source::setPassword);
        Connection connection = source.getConnection();
        boolean ready = false;
        try {
            SessionSettings.apply(connection, limits);
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    private Optional<String> password() throws SQLException {
        try {
            return dsn.password().read();
        } catch (IOException e) {
            SQLException failure = new SQLException(e.getMessage(), "28P01", e);
            backoff.failed(failure, Optional.empty());
            throw failure;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the connection string says who connects");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("the driver logs by java.util.logging");
    }

    /** Nothing: the pool would set its own time for waiting, while the connection string says how long a login may take. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return Math.toIntExact(dsn.connectTimeout().toSeconds());
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("org.postgresql");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

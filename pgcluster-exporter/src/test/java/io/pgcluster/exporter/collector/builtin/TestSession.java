package io.pgcluster.exporter.collector.builtin;

import io.pgcluster.exporter.server.Extension;
import io.pgcluster.exporter.server.ServerFacts;
import io.pgcluster.exporter.server.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A session of a test's own connection, with the limits and facts that the exporter's have. */
record TestSession(Connection connection, ServerFacts facts) implements Session {
    static TestSession of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = '9s'");
            statement.execute("SET lock_timeout = '500ms'");
            statement.execute("SET default_transaction_read_only = on");
            statement.execute("SET search_path = pg_catalog, pg_temp");
            return new TestSession(connection, facts(statement));
        }
    }

    @Override
    public Duration remaining() {
        return Duration.ofSeconds(10);
    }

    private static ServerFacts facts(Statement statement) throws SQLException {
        Map<String, Extension> extensions = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT extname, extversion, nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace")) {
            while (rows.next()) {
                extensions.put(rows.getString(1), new Extension(rows.getString(2), rows.getString(3)));
            }
        }
        Set<String> roles = new HashSet<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT rolname FROM pg_roles WHERE rolname LIKE 'pg\\_%' AND pg_has_role(oid, 'USAGE')")) {
            while (rows.next()) {
                roles.add(rows.getString(1));
            }
        }
        try (ResultSet row = statement.executeQuery("""
                SELECT current_setting('server_version_num')::int, current_setting('server_version'), pg_postmaster_start_time(), pg_is_in_recovery(),
                       current_database(), rolsuper
                FROM pg_roles WHERE rolname = current_user
                """)) {
            row.next();
            return new ServerFacts(
                    row.getInt(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getBoolean(4),
                    row.getString(5),
                    extensions,
                    roles,
                    row.getBoolean(6));
        }
    }
}

package io.pgcluster.exporter.server;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads what decides which collectors apply, in one round trip, and makes sure that the session still has the search path that was set. Here
 * each name says where it is from, since a session of which that is not sure is what this has to find out.
 */
final class FactsReader {
    private static final String SQL = """
            SELECT pg_catalog.current_setting('server_version_num')::int,
                   pg_catalog.current_setting('server_version'),
                   pg_catalog.pg_postmaster_start_time(),
                   pg_catalog.pg_is_in_recovery(),
                   pg_catalog.current_database()::pg_catalog.text,
                   ARRAY(SELECT extname::pg_catalog.text FROM pg_catalog.pg_extension ORDER BY oid),
                   ARRAY(SELECT extversion FROM pg_catalog.pg_extension ORDER BY oid),
                   ARRAY(SELECT n.nspname::pg_catalog.text FROM pg_catalog.pg_extension e
                           JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) e.extnamespace ORDER BY e.oid),
                   ARRAY(SELECT rolname::pg_catalog.text FROM pg_catalog.pg_roles
                          WHERE rolname OPERATOR(pg_catalog.~~) 'pg\\_%'::pg_catalog.text
                            AND pg_catalog.pg_has_role(oid, 'USAGE'::pg_catalog.text)),
                   (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) current_user),
                   pg_catalog.current_setting('search_path')
            """;

    private FactsReader() {}

    static ServerFacts read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the server gave no row for its own facts", "XX000");
            }
            requireOwnPath(row.getString(11));
            return new ServerFacts(
                    row.getInt(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getBoolean(4),
                    row.getString(5),
                    extensions(strings(row, 6), strings(row, 7), strings(row, 8)),
                    Set.of(strings(row, 9)),
                    row.getBoolean(10));
        }
    }

    /** A pooler that lends the server's session to others between transactions mixes up what each of them has set. */
    private static void requireOwnPath(String found) throws SQLException {
        if (!found.equals(SessionSettings.CATALOG_ONLY)) {
            throw new SQLException(
                    "found the search_path \"" + found + "\", expected \"" + SessionSettings.CATALOG_ONLY
                            + "\", which was set: the session does not keep its settings, as behind a pooler in transaction mode;"
                            + " connect to the server itself, or to a pool in session mode",
                    "55000");
        }
    }

    private static Map<String, Extension> extensions(String[] names, String[] versions, String[] schemas) {
        Map<String, Extension> extensions = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            extensions.put(names[i], new Extension(versions[i], schemas[i]));
        }
        return extensions;
    }

    private static String[] strings(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return (String[]) array.getArray();
    }
}

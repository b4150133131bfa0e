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

/** Reads what decides which collectors apply, in one round trip. */
final class FactsReader {
    private static final String SQL = """
            SELECT current_setting('server_version_num')::int,
                   current_setting('server_version'),
                   pg_catalog.pg_postmaster_start_time(),
                   pg_catalog.pg_is_in_recovery(),
                   current_database()::text,
                   ARRAY(SELECT extname::text FROM pg_catalog.pg_extension ORDER BY oid),
                   ARRAY(SELECT extversion FROM pg_catalog.pg_extension ORDER BY oid),
                   ARRAY(SELECT rolname::text FROM pg_catalog.pg_roles
                          WHERE rolname LIKE 'pg\\_%' AND pg_catalog.pg_has_role(oid, 'USAGE') ORDER BY rolname),
                   (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user)
            """;

    private FactsReader() {}

    static ServerFacts read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the server gave no row for its own facts", "XX000");
            }
            return new ServerFacts(
                    row.getInt(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getBoolean(4),
                    row.getString(5),
                    extensions(strings(row, 6), strings(row, 7)),
                    Set.of(strings(row, 8)),
                    row.getBoolean(9));
        }
    }

    private static Map<String, String> extensions(String[] names, String[] versions) {
        Map<String, String> extensions = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            extensions.put(names[i], versions[i]);
        }
        return extensions;
    }

    private static String[] strings(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return (String[]) array.getArray();
    }
}

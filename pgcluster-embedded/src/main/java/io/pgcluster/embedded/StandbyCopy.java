package io.pgcluster.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a streaming standby of a running primary on the same machine: a low-level base backup, that is a copy of its files
 * between the two functions that make it consistent, and a replication slot that keeps the log from then on.
 */
public final class StandbyCopy {
    /** What PostgreSQL's documentation names to leave out of a copy: it belongs to one running server, or is recreated. */
    private static final Set<String> EMPTIED_DIRECTORIES = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> EXCLUDED_FILES = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "pg_internal.init",
            "current_logfiles",
            "standby.signal",
            "recovery.signal");

    private static final int RENAMED_FUNCTIONS_SINCE = 15;

    private StandbyCopy() {}

    /**
     * Copies {@code primary} to {@code standby}, which is ready to be started then.
     *
     * @param session a superuser's connection to the primary, on which names may mean what users have made of them; it must not be used
     *     meanwhile
     * @param conninfo how the standby's replication connects: a libpq connection string
     * @param slot name of the slot, made if there is none
     */
    public static void make(
            Connection session, DataDirectory primary, DataDirectory standby, String conninfo, String slot)
            throws SQLException, IOException {
        requireNoTablespaces(primary);
        standby.prepare();
        reserveSlot(session, slot);
        boolean renamed = session.getMetaData().getDatabaseMajorVersion() >= RENAMED_FUNCTIONS_SINCE;
        ask(
                session,
                renamed
                        ? "SELECT pg_catalog.pg_backup_start(?, true)"
                        : "SELECT pg_catalog.pg_start_backup(?, true, false)",
                slot);
        String label;
        try {
            FileTree.copy(primary.data(), standby.data(), StandbyCopy::isExcluded);
        } finally {
            label = ask(
                    session,
                    renamed
                            ? "SELECT labelfile FROM pg_catalog.pg_backup_stop(false)"
                            : "SELECT labelfile FROM pg_catalog.pg_stop_backup(false, false)");
        }
        for (String directory : EMPTIED_DIRECTORIES) {
            ServerUser.own(Files.createDirectories(standby.data().resolve(directory)));
        }
        standby.replace("backup_label", label);
        standby.replace("standby.signal", "");
        standby.configure(Map.of("primary_conninfo", conninfo, "primary_slot_name", slot));
    }

    private static boolean isExcluded(Path inside) {
        String name = inside.getFileName().toString();
        boolean ofOneServer =
                inside.getNameCount() == 1 && (EMPTIED_DIRECTORIES.contains(name) || EXCLUDED_FILES.contains(name));
        return ofOneServer || name.equals("pg_internal.init") || name.startsWith("pgsql_tmp");
    }

    private static void reserveSlot(Connection session, String slot) throws SQLException {
        ask(
                session,
                "SELECT pg_catalog.count(pg_catalog.pg_create_physical_replication_slot(name, true))::pg_catalog.text"
                        + " FROM (SELECT ?::pg_catalog.name AS name) AS wanted"
                        + " WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_replication_slots"
                        + " WHERE slot_name OPERATOR(pg_catalog.=) wanted.name)",
                slot);
    }

    private static void requireNoTablespaces(DataDirectory primary) throws IOException {
        try (Stream<Path> links = Files.list(primary.data().resolve("pg_tblspc"))) {
            if (links.findAny().isPresent()) {
                throw new IllegalStateException("a primary with tablespaces cannot be copied on its own machine: both"
                        + " servers would write to the same directories");
            }
        }
    }

    private static String ask(Connection session, String sql, String... values) throws SQLException {
        try (PreparedStatement query = session.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                query.setString(index + 1, values[index]);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}

package io.pgcluster.operate.drill;

import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.cluster.ClientAccess;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.plan.name.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The table that a drill writes to, in a schema of its own in the application's database. */
final class LedgerTable {
    static final String CREATE = "CREATE TABLE " + Names.DRILL_SCHEMA
            + ".ledger (id bigint PRIMARY KEY, writer integer NOT NULL,"
            + " at timestamp with time zone NOT NULL DEFAULT pg_catalog.clock_timestamp())";
    static final String INSERT = "INSERT INTO " + Names.DRILL_SCHEMA + ".ledger (id, writer) VALUES (?, ?)"
            + " RETURNING pg_catalog.host(pg_catalog.inet_server_addr()),"
            + " (extract(epoch FROM pg_catalog.clock_timestamp()) OPERATOR(pg_catalog.*) 1000000)::bigint";
    static final String IDS = "SELECT id FROM " + Names.DRILL_SCHEMA + ".ledger";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final ClientAccess access;

    LedgerTable(ClientAccess access) {
        this.access = access;
    }

    /** Makes it, empty; what an earlier drill left is removed. A schema of another role, who could put something else there, is refused. */
    void create() {
        drop();
        run("CREATE SCHEMA " + Names.DRILL_SCHEMA);
        run(CREATE);
    }

    /** Removes it with its schema. */
    void drop() {
        run("DROP SCHEMA IF EXISTS " + Names.DRILL_SCHEMA + " CASCADE");
    }

    /** The rows that are there. */
    Set<Long> ids() {
        return retried("reading the ledger", statement -> {
            Set<Long> ids = new HashSet<>();
            try (ResultSet rows = statement.executeQuery(IDS)) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        });
    }

    private void run(String sql) {
        retried(sql, statement -> statement.execute(sql));
    }

    /** Tries again for a while: a drill may have just ended with a failover. Everything done here can be repeated. */
    private <T> T retried(String what, Work<T> work) {
        String[] reason = {""};
        Optional<T> result = Await.value(LIMIT, RETRY, () -> {
            try (Connection connection = access.connect(access.writable(), LIMIT);
                    Statement statement = connection.createStatement()) {
                return Optional.of(work.on(statement));
            } catch (SQLException e) {
                reason[0] = String.valueOf(e.getMessage());
                return Optional.empty();
            }
        });
        return result.orElseThrow(() -> new FailedException(
                what + " failed for " + LIMIT.toSeconds() + " s as " + access.user() + ": " + reason[0]));
    }

    private interface Work<T> {
        T on(Statement statement) throws SQLException;
    }
}

package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;

import io.pgcluster.monitoring.dashboard.DrillDown;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** The rows of the overview that the reader opens. */
final class OverviewDetails {
    private final Thresholds limits;

    OverviewDetails(Thresholds limits) {
        this.limits = limits;
    }

    List<Row> rows() {
        return List.of(
                Row.collapsed(
                        "Traffic", transactions(), rollbacks(), statements(), rowsRead(), rowsWritten(), deadlocks()),
                Row.collapsed("Connections", sessions(), used(), sessionTime(), opened()),
                Row.collapsed("Cache and temporary files", hits(), blocks(), tempFiles()),
                Row.collapsed("Databases", sizes(), growth(), checksums(), databaseTable()),
                SettingsRow.row());
    }

    private static PanelBuilder transactions() {
        return graph("Transactions", Unit.OPERATIONS_PER_SECOND)
                .query("sum by (@) (rate(pg_stat_database_xact_commit{@db}[@]))", "{{instance}} committed")
                .query("sum by (@) (rate(pg_stat_database_xact_rollback{@db}[@]))", "{{instance}} rolled back")
                .link(DrillDown.server("Queries", Uid.QUERIES))
                .says(
                        "Transactions a second, by outcome. Each statement outside a transaction block counts as one.",
                        "follows the load of the application.",
                        "a sudden fall with blocked sessions points to locks; without, to the clients or the pooler.");
    }

    private PanelBuilder rollbacks() {
        return graph("Share rolled back", Unit.RATIO)
                .steps(Steps.above(limits.transactions().rollbackRatio()))
                .query(
                        "sum by (@) (rate(pg_stat_database_xact_rollback{@db}[@])) / (sum by (@) (rate(pg_stat_database_xact_commit{@db}[@]))"
                                + " + sum by (@) (rate(pg_stat_database_xact_rollback{@db}[@])) > 0)",
                        "{{instance}}")
                .says(
                        "Rolled back transactions as a share of all.",
                        "close to 0; some frameworks roll back each read.",
                        "the server's log has the errors. Look at what was deployed when the share rose.");
    }

    private static PanelBuilder statements() {
        return graph("Statements", Unit.OPERATIONS_PER_SECOND)
                .query("sum by (@) (rate(pg_stat_statements_calls_total{@}[@]))", "{{instance}}")
                .mayBeEmpty("needs the extension pg_stat_statements")
                .link(DrillDown.server("Queries", Uid.QUERIES))
                .says(
                        "Statements executed a second, as `pg_stat_statements` counts them.",
                        "follows the load; more than transactions if those have several statements.",
                        "the queries dashboard shows which statements changed.");
    }

    private static PanelBuilder rowsRead() {
        return graph("Rows read", Unit.ROWS_PER_SECOND)
                .query("sum by (@) (rate(pg_stat_database_tup_returned{@db}[@]))", "{{instance}} scanned")
                .query("sum by (@) (rate(pg_stat_database_tup_fetched{@db}[@]))", "{{instance}} fetched by index")
                .link(DrillDown.server("Tables", Uid.TABLES))
                .says(
                        "Rows that scans went over, and rows that index scans fetched.",
                        "of the same order of magnitude in transaction processing; far apart in analysis.",
                        "many scanned rows for few fetched ones mean sequential scans: see which tables.");
    }

    private static PanelBuilder rowsWritten() {
        return graph("Rows written", Unit.ROWS_PER_SECOND)
                .query("sum by (@) (rate(pg_stat_database_tup_inserted{@db}[@]))", "{{instance}} inserted")
                .query("sum by (@) (rate(pg_stat_database_tup_updated{@db}[@]))", "{{instance}} updated")
                .query("sum by (@) (rate(pg_stat_database_tup_deleted{@db}[@]))", "{{instance}} deleted")
                .link(DrillDown.server("WAL and checkpoints", Uid.WAL))
                .says(
                        "Rows written a second, by kind of change.",
                        "follows the load; only the primary writes.",
                        "updates and deletes leave dead rows: see whether vacuum keeps up.");
    }

    private PanelBuilder deadlocks() {
        return graph("Deadlocks in 10 minutes", Unit.NUMBER)
                .steps(Steps.above(limits.transactions().deadlocks()))
                .query(
                        "sum by (@, datname) (increase(pg_stat_database_deadlocks{@db}[10m])) > 0",
                        "{{instance}} {{datname}}")
                .mayBeEmpty("no deadlock happened")
                .link(DrillDown.server("Locks and sessions", Uid.LOCKS))
                .says(
                        "Transactions that the server ended as they waited for each other.",
                        "none; one now and then is for the application to repeat.",
                        "the server's log has both statements. Have transactions lock rows in the same order.");
    }

    private static PanelBuilder sessions() {
        return graph("Sessions by state", Unit.NUMBER)
                .size(12, 8)
                .stacked()
                .query("sum by (state) (pg_stat_activity_count{@db}) > 0", "{{state}}")
                .link(DrillDown.all("Locks and sessions", Uid.LOCKS))
                .says(
                        "Sessions of clients by what they do.",
                        "a few active ones, others idle; none idle in a transaction for long.",
                        "more active sessions than processors means waiting; many idle ones call for a pooler.");
    }

    private PanelBuilder used() {
        return graph("Connections used", Unit.RATIO)
                .size(12, 8)
                .steps(Steps.above(limits.connections().used()))
                .query(Health.CONNECTIONS_USED, "{{instance}}")
                .link(DrillDown.server("Locks and sessions", Uid.LOCKS))
                .says(
                        "Sessions as a share of `max_connections` without those reserved for superusers.",
                        "well below the lines.",
                        "raise limits only after memory was checked; a pooler in transaction mode needs far fewer.");
    }

    private static PanelBuilder sessionTime() {
        return graph("Sessions at work", Unit.NUMBER)
                .size(12, 8)
                .query("sum by (@) (rate(pg_stat_database_active_time_seconds_total{@db}[@]))", "{{instance}} active")
                .query(
                        "sum by (@) (rate(pg_stat_database_idle_in_transaction_time_seconds_total{@db}[@]))",
                        "{{instance}} idle in transaction")
                .mayBeEmpty("PostgreSQL has these counters since version 14")
                .says(
                        "Sessions that executed statements at the same time, on average; and those that held a transaction open meanwhile.",
                        "active ones below the number of processors.",
                        "above it, statements wait for processors, disks or locks. Idle in transaction is the application's doing.");
    }

    private static PanelBuilder opened() {
        return graph("Sessions opened and lost", Unit.PER_SECOND)
                .size(12, 8)
                .query("sum by (cluster) (rate(pg_stat_database_sessions_total{@db}[@]))", "{{cluster}} opened")
                .query(
                        "sum by (cluster) (rate(pg_stat_database_sessions_abandoned_total{@db}[@]))",
                        "{{cluster}} abandoned")
                .query(
                        "sum by (cluster) (rate(pg_stat_database_sessions_fatal_total{@db}[@]))",
                        "{{cluster}} ended by an error")
                .query(
                        "sum by (cluster) (rate(pg_stat_database_sessions_killed_total{@db}[@]))",
                        "{{cluster}} terminated")
                .mayBeEmpty("PostgreSQL has these counters since version 14")
                .says(
                        "New sessions a second, and sessions that ended other than by the client closing them.",
                        "few new ones with a pooler; no others.",
                        "abandoned sessions mean that clients or the network break off; fatal ones are in the server's log.");
    }

    private PanelBuilder hits() {
        return graph("Blocks found in shared buffers", Unit.RATIO)
                .steps(Steps.below(limits.transactions().cacheHitRatio()))
                .query(
                        "sum by (@) (rate(pg_stat_database_blks_hit{@db}[@])) / (sum by (@) (rate(pg_stat_database_blks_hit{@db}[@]))"
                                + " + sum by (@) (rate(pg_stat_database_blks_read{@db}[@])) > 0)",
                        "{{instance}}")
                .says(
                        "Share of the blocks that statements asked for and that were in shared buffers.",
                        "above 99 % in transaction processing; lower in analysis and after a restart.",
                        "not a fault by itself. With high read times, look for scans of large tables, then at `shared_buffers`.");
    }

    private static PanelBuilder blocks() {
        return graph("Time for reading and writing blocks", Unit.SECONDS)
                .query("sum by (@) (rate(pg_stat_database_blk_read_time{@db}[@])) / 1000", "{{instance}} reading")
                .query("sum by (@) (rate(pg_stat_database_blk_write_time{@db}[@])) / 1000", "{{instance}} writing")
                .says(
                        "Seconds that sessions spent on reading and writing blocks, in each second.",
                        "a fraction of the active sessions; 0 where `track_io_timing` is off.",
                        "if most of the active time is reading, the disks or the cache are too small for the working set.");
    }

    private PanelBuilder tempFiles() {
        return graph("Written to temporary files", Unit.BYTES_PER_SECOND)
                .steps(Steps.above(limits.transactions().tempBytesPerSecond()))
                .query("sum by (@) (rate(pg_stat_database_temp_bytes{@db}[@]))", "{{instance}}")
                .link(DrillDown.server("Queries", Uid.QUERIES))
                .says(
                        "Data that sorts, hashes and the like wrote to disk as it did not fit into `work_mem`.",
                        "none, or short peaks of reports and index builds.",
                        "find the statements, then raise `work_mem` for their role rather than for all.");
    }

    private static PanelBuilder sizes() {
        return graph("Size of databases", Unit.BYTES)
                .query(Promql.topValues("cluster, datname", "pg_database_size_bytes{@db}"), "{{cluster}} / {{datname}}")
                .link(new DrillDown("Tables", Uid.TABLES, List.of("cluster", "datname")))
                .says(
                        "Disk space of each database.",
                        "grows as the data does.",
                        "see which tables grow, and whether it is bloat.");
    }

    private static PanelBuilder growth() {
        return graph("Growth of databases in a day", Unit.BYTES)
                .freeAxis()
                .query(
                        "topk($topn, max by (cluster, datname) (delta(pg_database_size_bytes{@db}[1d])))",
                        "{{cluster}} / {{datname}}")
                .says(
                        "By how much each database grew in the 24 hours before.",
                        "steady; the free space divided by it is the time that is left.",
                        "jumps are loads, rewrites of tables, or bloat.");
    }

    private static PanelBuilder checksums() {
        return graph("Checksum failures in an hour", Unit.NUMBER)
                .size(24, 6)
                .steps(Steps.MUST_BE_ZERO)
                .query(
                        "sum by (@, datname) (increase(pg_stat_database_checksum_failures_total{@db}[1h]))",
                        "{{datname}} on {{instance}}")
                .mayBeEmpty("data checksums are off")
                .says(
                        "Blocks whose checksum was wrong when they were read.",
                        "0.",
                        "storage is damaging data: fail over to a standby, keep the backups, replace the disk.");
    }

    private static PanelBuilder databaseTable() {
        return table("Databases")
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .label("datname", "Database", DrillDown.database("Tables", Uid.TABLES))
                .column("Size", Unit.BYTES, "max by (@, datname) (pg_database_size_bytes{@db})")
                .column("Sessions", Unit.NUMBER, "sum by (@, datname) (pg_stat_database_numbackends{@db})")
                .column(
                        "Committed",
                        Unit.OPERATIONS_PER_SECOND,
                        "sum by (@, datname) (rate(pg_stat_database_xact_commit{@db}[@]))")
                .column(
                        "Rolled back",
                        Unit.OPERATIONS_PER_SECOND,
                        "sum by (@, datname) (rate(pg_stat_database_xact_rollback{@db}[@]))")
                .says(
                        "Each database of each server. The line without a name is what all databases share.",
                        "no unexpected database.",
                        "a click leads to the tables of the database.");
    }
}

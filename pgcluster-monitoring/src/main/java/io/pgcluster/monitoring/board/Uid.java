package io.pgcluster.monitoring.board;

/** The dashboards' identifiers, which are part of their addresses: they never change. */
final class Uid {
    static final String OVERVIEW = "pgcluster-overview";
    static final String QUERIES = "pgcluster-queries";
    static final String REPLICATION = "pgcluster-replication";
    static final String SYSTEM = "pgcluster-system";
    static final String BACKUP = "pgcluster-backup";
    static final String PGBOUNCER = "pgcluster-pgbouncer";
    static final String PATRONI = "pgcluster-patroni";
    static final String LOCKS = "pgcluster-locks";
    static final String WAL = "pgcluster-wal";
    static final String VACUUM = "pgcluster-vacuum";
    static final String TABLES = "pgcluster-tables";
    static final String EXPORTER = "pgcluster-exporter";

    private Uid() {}
}

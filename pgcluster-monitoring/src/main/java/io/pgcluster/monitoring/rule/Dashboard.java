package io.pgcluster.monitoring.rule;

/** The dashboard that an alert links to. */
public enum Dashboard {
    /** Fleet, cluster, instance. */
    OVERVIEW("overview"),
    /** Statements. */
    QUERIES("queries"),
    /** Standbys and slots. */
    REPLICATION("replication"),
    /** Machines and volumes. */
    SYSTEM("system"),
    /** Backups and the archive. */
    BACKUP("backup"),
    /** Poolers. */
    PGBOUNCER("pgbouncer"),
    /** Members and consensus. */
    PATRONI("patroni"),
    /** Locks and sessions. */
    LOCKS("locks"),
    /** WAL and checkpoints. */
    WAL("wal"),
    /** Vacuum and wraparound. */
    VACUUM("vacuum"),
    /** Tables and indexes. */
    TABLES("tables"),
    /** The exporter. */
    EXPORTER("exporter");

    private final String name;

    Dashboard(String name) {
        this.name = name;
    }

    /** The dashboard's stable id in Grafana. */
    public String uid() {
        return "pgcluster-" + name;
    }
}

package io.pgcluster.monitoring.threshold;

/**
 * Every constant that an alert compares with.
 *
 * @param availability how soon an outage and how many role changes are reported
 * @param replication how far standbys may be behind, and what slots may keep
 * @param connections how full the server may be
 * @param transactions how long sessions may hold what others need, and how statements fare
 * @param vacuum how far vacuum may be behind
 * @param wal checkpoints, the WAL directory and its archive
 * @param backup how old backups may be, and how much space is left for them
 * @param pooler queues of the connection poolers
 * @param patroni the cluster manager
 * @param disk space of volumes and file systems
 * @param host processors, memory and devices, as node_exporter reports them
 * @param exporter the exporter itself
 * @param pending for how long a condition must hold before its alert fires; each alert takes one of these
 * @param objectives service level objectives over 30 days, as shares of time
 */
public record Thresholds(
        AvailabilityThresholds availability,
        ReplicationThresholds replication,
        ConnectionsThresholds connections,
        TransactionsThresholds transactions,
        VacuumThresholds vacuum,
        WalThresholds wal,
        BackupThresholds backup,
        PoolerThresholds pooler,
        PatroniThresholds patroni,
        DiskThresholds disk,
        HostThresholds host,
        ExporterThresholds exporter,
        PendingTimes pending,
        ServiceObjectives objectives) {
    /** Fit for a cluster without special needs: daily backups, weekly restore drills, standbys that queries may read from. */
    public static final Thresholds DEFAULT = new Thresholds(
            AvailabilityThresholds.DEFAULT,
            ReplicationThresholds.DEFAULT,
            ConnectionsThresholds.DEFAULT,
            TransactionsThresholds.DEFAULT,
            VacuumThresholds.DEFAULT,
            WalThresholds.DEFAULT,
            BackupThresholds.DEFAULT,
            PoolerThresholds.DEFAULT,
            PatroniThresholds.DEFAULT,
            DiskThresholds.DEFAULT,
            HostThresholds.DEFAULT,
            ExporterThresholds.DEFAULT,
            PendingTimes.DEFAULT,
            ServiceObjectives.DEFAULT);
}

package io.pgcluster.monitoring.rule;

import java.util.Locale;

/** What an alert is about: the value of the label {@code component}, and the name of its group and file. */
public enum Component {
    /** Servers, primaries, members. */
    AVAILABILITY,
    /** Standbys, slots, subscriptions. */
    REPLICATION,
    /** Connections and their limits. */
    CONNECTIONS,
    /** Transactions, locks, statements. */
    TRANSACTIONS,
    /** Vacuum, wraparound, bloat, sequences. */
    VACUUM,
    /** WAL, checkpoints, archiving, checksums. */
    WAL,
    /** Backups, repositories, restore drills. */
    BACKUP,
    /** Connection poolers. */
    POOLER,
    /** Patroni and its consensus store. */
    PATRONI,
    /** Volumes and file systems. */
    DISK,
    /** Machines. */
    HOST,
    /** The exporter, and monitoring itself. */
    EXPORTER,
    /** Error budgets. */
    OBJECTIVE;

    /** The label's value. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.pgcluster.exporter.dashboard;

import static io.pgcluster.exporter.dashboard.Reading.BACKUP_AGE;
import static io.pgcluster.exporter.dashboard.Reading.BACKUP_ERRORS;
import static io.pgcluster.exporter.dashboard.Reading.CLIENTS_WAITING;
import static io.pgcluster.exporter.dashboard.Reading.CLIENT_CONNECTIONS_USED;
import static io.pgcluster.exporter.dashboard.Reading.CLOCK_DIFFERENCE;
import static io.pgcluster.exporter.dashboard.Reading.CLUSTERS_WITHOUT_LEADER;
import static io.pgcluster.exporter.dashboard.Reading.CONSENSUS_STORE_SILENT;
import static io.pgcluster.exporter.dashboard.Reading.DRILL_AGE;
import static io.pgcluster.exporter.dashboard.Reading.FAILED_OPERATIONS;
import static io.pgcluster.exporter.dashboard.Reading.FAILOVER_OFF;
import static io.pgcluster.exporter.dashboard.Reading.FAILSAFE_MODE;
import static io.pgcluster.exporter.dashboard.Reading.FULL_BACKUP_AGE;
import static io.pgcluster.exporter.dashboard.Reading.LEADER_LOCK_FREE;
import static io.pgcluster.exporter.dashboard.Reading.LONGEST_CLIENT_WAIT;
import static io.pgcluster.exporter.dashboard.Reading.LONGEST_IDLE_IN_TRANSACTION;
import static io.pgcluster.exporter.dashboard.Reading.LONGEST_TRANSACTION;
import static io.pgcluster.exporter.dashboard.Reading.PATRONI_SILENT;
import static io.pgcluster.exporter.dashboard.Reading.REPOSITORIES_IN_ERROR;
import static io.pgcluster.exporter.dashboard.Reading.REPOSITORY_FREE;
import static io.pgcluster.exporter.dashboard.Reading.RESTART_PENDING;

import io.pgcluster.exporter.prometheus.WatchedCluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is wrong next to the servers: at the pooler, in what Patroni says, with the backups. */
final class NeighbourFaults {
    private static final int MANY_CLIENTS = 14;
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    private final WatchedCluster cluster;
    private final BackupHost backups;

    NeighbourFaults(MonitoredCluster cluster) {
        this.cluster = cluster.cluster();
        backups = cluster.backupHost();
    }

    List<Fault> all() {
        List<Fault> faults = new ArrayList<>(pooler());
        faults.addAll(patroni());
        faults.addAll(backup());
        return faults;
    }

    private List<Fault> pooler() {
        return List.of(Fault.of(
                        "more clients of a pool than it has sessions",
                        this::poolerClients,
                        CLIENTS_WAITING,
                        LONGEST_CLIENT_WAIT,
                        CLIENT_CONNECTIONS_USED)
                .also(LONGEST_TRANSACTION, LONGEST_IDLE_IN_TRANSACTION));
    }

    private List<Fault> patroni() {
        return List.of(
                Fault.of("a paused cluster", says("patroni_is_paused", "1"), FAILOVER_OFF),
                Fault.of("failsafe mode", says("patroni_failsafe_mode_is_active", "1"), FAILSAFE_MODE),
                Fault.of("a leader lock that is free", says("patroni_cluster_unlocked", "1"), LEADER_LOCK_FREE),
                Fault.of("a cluster without leader", says("patroni_primary", "0"), CLUSTERS_WITHOUT_LEADER),
                Fault.of("a member that waits for a restart", says("patroni_pending_restart", "1"), RESTART_PENDING),
                Fault.of(
                        "a consensus store that does not answer",
                        () -> cluster.patroniShows(
                                "patroni_dcs_last_seen",
                                String.valueOf(Instant.now().getEpochSecond() - 60)),
                        CONSENSUS_STORE_SILENT),
                Fault.of("a Patroni that does not answer", cluster::standbyPatroniSilent, PATRONI_SILENT));
    }

    private List<Fault> backup() {
        return List.of(
                // The recorded backups ended within the same ten seconds.
                Fault.of(
                        "backups that are old",
                        () -> backups.shows("\"stop\":17958407", "\"stop\":17957407"),
                        BACKUP_AGE,
                        FULL_BACKUP_AGE),
                Fault.of(
                        "a repository in error",
                        () -> backups.shows("\"code\":0", "\"code\":99"),
                        REPOSITORIES_IN_ERROR),
                Fault.of(
                        "a repository with damaged files",
                        () -> backups.shows("\"repositoryErrors\": 0", "\"repositoryErrors\": 3"),
                        BACKUP_ERRORS),
                Fault.of(
                        "a restore drill that has not succeeded for long",
                        () -> backups.shows("(\"job\": \"drill\".*\"lastSuccess\": \")[^\"]*", "$1" + LONG_AGO),
                        DRILL_AGE),
                Fault.of(
                        "a backup that failed",
                        () -> backups.shows("(\"job\": \"incremental\".*\"lastResult\": )\"ok\"", "$1\"failed\""),
                        FAILED_OPERATIONS),
                Fault.of(
                        "a repository that is nearly full",
                        () -> backups.shows("\"freeBytes\": 48000000", "\"freeBytes\": 1000000"),
                        REPOSITORY_FREE),
                Fault.of(
                        "a clock that is wrong",
                        () -> backups.shows("\"clockDifferenceSeconds\": 0.2", "\"clockDifferenceSeconds\": 90"),
                        CLOCK_DIFFERENCE));
    }

    private Fault.Cause says(String family, String value) {
        return () -> cluster.patroniShows(family, value);
    }

    /** Each holds a session of the pool, by a transaction that does not end, or waits for one. */
    private AutoCloseable poolerClients() {
        List<PoolerClient> opened = new ArrayList<>();
        for (int i = 0; i < MANY_CLIENTS; i++) {
            opened.add(new PoolerClient(cluster.poolerUrl()));
        }
        return () -> {
            for (PoolerClient one : opened) {
                one.close();
            }
        };
    }
}

package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.value.TimeSpan;
import io.pgcluster.monitoring.scrape.ScrapeJob;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Alerts of a live cluster, from the exporter through Prometheus and Alertmanager to a webhook. While all is well no one is woken; faults are
 * reported, and resolved after they have ended. Durations of the rules are shortened ({@link TimeLapse}); for faults, what rules compare with
 * is lowered too ({@link TestThresholds}). Faults that do not hide each other are injected together, and alerts of one stage are still being
 * resolved while the next one begins.
 */
@NeedsEngine
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {
    private static final String NAME = "e2e-alerts";
    private static final int PORT = Ports.block();
    private static final int METRICS = PORT + 14;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** For how long all is well; five minutes stand for an hour. */
    private static final Duration WELL = Duration.parse(System.getProperty("pgcluster.e2e.well", "PT45S"));

    private static final List<String> MEMBERS = List.of("pg1", "pg2", "pg3");
    private static final List<String> STORE = List.of("etcd1", "etcd2", "etcd3");
    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
    private static LiveCluster cluster;
    private static BackupHost backups;
    private static AlertWebhook webhook;
    private static MonitoringStack stack;
    private static AlertExpectations alerts;
    private static SteadyLoad load;

    @BeforeAll
    static void start() throws SQLException {
        NeedsProgram.demand("AlertsIT", "prometheus", "--version");
        NeedsProgram.demand("AlertsIT", "prometheus-alertmanager", "--version");
        cluster = LiveCluster.of(NAME, Specs.monitored(NAME, 15, 2, "sync", PORT, ExporterImage.ofThisBuild()) + """
                          backup:
                            walArchiving: { timeout: 10s }
                            storage: { type: local, size: 5Gi }
                        """);
        OPEN.push(cluster);
        backups = new BackupHost(cluster);
        cluster.up();
        cluster.awaitHealthy();
        load = SteadyLoad.start(cluster, PORT);
        OPEN.push(load);
        webhook = AlertWebhook.start();
        OPEN.push(webhook);
        Path directory = cluster.specificationFile().resolveSibling("monitoring");
        ScrapeJob exporter = new ScrapeJob(NAME, "127.0.0.1:" + METRICS, TimeSpan.parse("2s"));
        stack = MonitoringStack.start(directory, Ports.block(), exporter, webhook);
        OPEN.push(stack);
        alerts = new AlertExpectations(webhook, stack);
    }

    @AfterAll
    static void stop() throws Exception {
        if (!OPEN.isEmpty()) {
            try {
                OPEN.pop().close();
            } finally {
                stop();
            }
        }
    }

    /**
     * The one warning to expect is of the switchover: someone should know of a change of roles, wanted or not. Alerts on error budgets do not
     * count here: seconds without a primary are as long as ever, so that they weigh twelve times as much in windows that are shortened. Nor
     * does the space of the repository, which is that of this machine.
     */
    @Test
    @Order(1)
    void healthyLoadWakesNoOne() {
        long end = System.nanoTime() + WELL.toNanos();
        long before = load.transactions();
        String primary = cluster.primary();
        cluster.exec(primary, "psql", "-XAtqc", "VACUUM ANALYZE orders", "myapp")
                .orFail();
        backUp(primary);
        docker("restart", replicas(primary).subList(0, 1));
        cluster.awaitHealthy();
        cluster.command(LIMIT, "switchover").orFail();
        assertThat(cluster.primary()).isNotEqualTo(primary);
        cluster.awaitHealthy();
        alerts.awaitFired(List.of("PostgresFailover warning"));
        Await.until("the time is over", WELL.plus(LIMIT), () -> System.nanoTime() > end);

        System.out.println(WELL + " with " + (load.transactions() - before) + " transactions: " + webhook.fired());
        assertThat(webhook.fired())
                .filteredOn(alert -> !alert.contains("BudgetBurn") && !alert.startsWith("PostgresRepositoryFull"))
                .containsExactlyInAnyOrder("Watchdog none", "PostgresFailover warning");
    }

    /** With little to write at its start: pgBackRest waits in vain for a standby that replays the start before its checkpoint is over. */
    private static void backUp(String primary) {
        cluster.exec(primary, "psql", "-XAtqc", "CHECKPOINT").orFail();
        backups.run("full").orFail();
    }

    @Test
    @Order(2)
    void everyFaultIsReportedAndResolved() throws SQLException {
        stack.use(TestThresholds.faults());
        faultsOfSessionsAndOperators();
        lostParts();
        lostClusterAndFailedBackup();
    }

    /** The exporter is away meanwhile: what it has cached of settings is gone, so that their change shows at once. */
    private static void faultsOfSessionsAndOperators() throws SQLException {
        String primary = cluster.primary();
        String replica = replicas(primary).get(0);
        List<String> exporterDown = alerts.of("ExporterDown critical");
        docker("stop", List.of("exporter"));
        try (OperatorFaults operators = new OperatorFaults(cluster, primary, replica);
                SqlFaults sessions = new SqlFaults(cluster, primary, PORT)) {
            List<String> expected = alerts.of(Stream.concat(operators.alerts().stream(), sessions.alerts().stream())
                    .toArray(String[]::new));
            operators.begin();
            sessions.begin();
            alerts.awaitFired(exporterDown);
            docker("start", List.of("exporter"));
            alerts.awaitFired(expected);
        }
    }

    /**
     * The backup host is silent for longest, so other parts come and go meanwhile. The pooler is not the one that was paused: Alertmanager
     * never says that an alert is resolved which another one suppresses at that time.
     */
    private static void lostParts() {
        String primary = cluster.primary();
        List<String> replicas = replicas(primary);
        List<String> withoutParts = alerts.of(
                "PgBouncerDown warning pgbouncer1",
                "PostgresBackupHostSilent warning",
                "PostgresArchiveFailing critical " + primary,
                "PostgresArchiveStalled warning " + primary);
        List<String> withoutStore = alerts.of("PatroniConsensusLost warning", "PatroniFailsafeActive critical");
        List<String> withoutReplicas = alerts.of(
                "PostgresNoStreamingReplica critical",
                "PostgresSyncStandbyMissing critical",
                "PostgresDown warning " + replicas.get(0),
                "PostgresDown warning " + replicas.get(1));
        List<String> parts = List.of("pgbouncer1", "backup");
        docker("stop", parts);
        docker("stop", STORE);
        alerts.awaitFired(withoutStore);
        docker("start", STORE);
        alerts.awaitResolved();
        docker("stop", replicas);
        alerts.awaitFired(withoutReplicas);
        alerts.awaitFired(withoutParts);
        docker("start", replicas);
        docker("start", parts);
        cluster.awaitHealthy();
        alerts.awaitResolved();
    }

    private static void lostClusterAndFailedBackup() {
        List<String> lost =
                alerts.of("PostgresNoPrimary critical", "PostgresDown critical", "PostgresBackupFailed critical");
        docker("stop", MEMBERS);
        backups.run("incremental").orFail(1);
        alerts.awaitFired(lost);
        docker("start", MEMBERS);
        cluster.awaitHealthy();
        backups.run("incremental").orFail();
        alerts.awaitResolved();
    }

    private static List<String> replicas(String primary) {
        return MEMBERS.stream().filter(member -> !member.equals(primary)).toList();
    }

    private static void docker(String verb, List<String> parts) {
        List<String> command = new ArrayList<>(List.of("docker", verb));
        parts.forEach(part -> command.add(cluster.container(part)));
        Ran.run(LIMIT, command.toArray(String[]::new)).orFail();
    }
}

package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Faults of backups in a running bundle: what the program says and how it exits, what the exporter shows of it, and that backups go on
 * afterwards without hand work. Faults of one host alone are in the program's own tests ({@link BackupProgramIT}).
 */
@NeedsEngine
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupFaultsIT {
    private static final String NAME = "e2e-backup-faults";
    private static final int PORT = Ports.block();
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ROWS = 1_000_000;
    private static LiveCluster cluster;
    private static BackupHost host;

    @BeforeAll
    static void start() throws SQLException {
        cluster = LiveCluster.of(NAME, Specs.monitored(NAME, 15, 1, "sync", PORT, ExporterImage.ofThisBuild()) + """
                          backup:
                            walArchiving: { timeout: 10s }
                            storage: { type: local, size: 5Gi }
                            verification:
                              restoreDrill:
                                assertions:
                                  - { name: rows-there, database: myapp, sql: "SELECT count(*) > 0 FROM known" }
                        """);
        host = new BackupHost(cluster);
        cluster.up();
        Await.until(
                "the first full backup is there", LIMIT, () -> !host.backups().isEmpty());
        // Long enough to be interrupted: incompressible, and no WAL that matters.
        write("CREATE TABLE large AS SELECT sha512(n::text::bytea) AS bytes FROM generate_series(1, " + ROWS
                + ") AS n");
        write("CREATE TABLE known AS SELECT generate_series(1, 100) AS id");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    @Order(1)
    void showsAGoodDrillAndEveryRunAsItWas() {
        for (String job : List.of("check", "verify", "drill")) {
            host.run(job).orFail();
        }
        assertThat(failedChecks()).isEmpty();
        assertThat(shown("pgcluster_backup_verify_errors")).hasValue(0);
        assertThat(shown("pgcluster_backup_drill_data_age_seconds").orElseThrow())
                .isNotNegative();
        assertShown();
    }

    /** The host stands still while the primary is lost, so that the backup cannot be over before. */
    @Test
    @Order(2)
    void aFailoverEndsTheBackupAndTheNextOneFollowsTheNewTimeline() throws SQLException {
        String lost = cluster.container(cluster.primary());
        CompletableFuture<Ran> running = host.beginFullBackup();
        host.container("pause");
        try {
            Ran.run(LIMIT, "docker", "kill", lost).orFail();
            Await.until("writes go on", LIMIT, () -> isWritten("INSERT INTO known VALUES (101)"));
        } finally {
            host.container("unpause");
        }
        Ran ended = running.join();
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(host.record("full").path("lastResult").asText()).isEqualTo("failed");

        host.run("full").orFail();
        assertThat(newest().path("timeline").asInt())
                .as("timeline of the newest backup")
                .isEqualTo(2);
        Ran.run(LIMIT, "docker", "start", lost).orFail();
        cluster.awaitHealthy();
        host.run("check").orFail();
        assertThat(ask("SELECT count(*) FROM known")).isEqualTo("101");
        assertShown();
    }

    @Test
    @Order(3)
    void aBackupThatIsKilledWithItsHostIsRecordedAndTheNextOneSucceeds() {
        double failed = count("full", "failed");
        CompletableFuture<Ran> running = host.beginFullBackup();
        host.container("kill");
        assertThat(running.join().exitCode()).isEqualTo(137);
        host.container("start");
        Await.until(
                "the run is recorded as failed",
                LIMIT,
                () -> host.record("full").path("message").asText().equals("the backup host stopped during the run"));
        Await.until("the exporter shows it", LIMIT, () -> count("full", "failed") == failed + 1);
        assertShown();
        int before = host.backups().size();
        host.run("full").orFail();
        assertThat(host.backups()).hasSize(before + 1);
        host.run("verify").orFail();
    }

    @Test
    @Order(4)
    void showsADrillWhoseAssertionIsNotTrue() throws SQLException {
        write("CREATE TABLE kept AS SELECT * FROM known");
        write("DELETE FROM known");
        host.run("check").orFail();
        Ran drill = host.run("drill").orFail(1);
        assertThat(drill.err()).contains("assertion rows-there: expected one row of one column that is true");
        assertThat(failedChecks()).containsExactly("assertion rows-there");
        assertThat(shown("pgcluster_backup_run_last_result", "operation", "drill", "result", "failed"))
                .hasValue(1);
        assertShown();
        write("INSERT INTO known SELECT * FROM kept");
        host.run("check").orFail();
    }

    @Test
    @Order(5)
    void showsADamagedRepositoryUntilItIsMended() {
        String bundle = host.shell("ls /var/lib/pgbackrest/*/backup/*/"
                        + newest().path("label").asText() + "/bundle/1")
                .orFail()
                .out()
                .strip();
        host.shell("cp " + bundle + " /tmp/kept && printf XXXX | dd of=" + bundle + " bs=1 seek=5000 conv=notrunc")
                .orFail();
        assertThat(host.run("verify").orFail(1).err()).contains("the repository is damaged");
        assertThat(shown("pgcluster_backup_verify_errors").orElseThrow()).isPositive();
        host.run("drill").orFail(1);
        assertThat(failedChecks()).contains("restore latest");
        assertShown();

        host.shell("cp /tmp/kept " + bundle).orFail();
        host.run("verify").orFail();
        host.run("drill").orFail();
        assertThat(failedChecks()).isEmpty();
        assertThat(shown("pgcluster_backup_verify_errors")).hasValue(0);
        assertShown();
    }

    /** Every value that the exporter shows is that of the files; a refresh between two reads is read again. */
    private static void assertShown() {
        List<String> differences = new ArrayList<>();
        try {
            Await.until("the exporter shows what the files say", Duration.ofSeconds(30), () -> {
                differences.clear();
                differences.addAll(BackupMetrics.differences(metrics(), host.runs(), host.info()));
                return differences.isEmpty();
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + differences, e);
        }
    }

    private static List<String> failedChecks() {
        List<String> failed = new ArrayList<>();
        for (JsonNode check : host.record("drill").path("drill").path("checks")) {
            String name = check.path("name").asText();
            if (shown("pgcluster_backup_drill_check_success", "check", name).orElseThrow() == 0) {
                failed.add(name);
            }
        }
        return failed;
    }

    private static OptionalDouble shown(String family) {
        return metrics().value(family, Map.of());
    }

    private static OptionalDouble shown(String family, String label, String value) {
        return metrics().value(family, Map.of(label, value));
    }

    private static OptionalDouble shown(String family, String label, String value, String other, String otherValue) {
        return metrics().value(family, Map.of(label, value, other, otherValue));
    }

    private static double count(String operation, String result) {
        return shown("pgcluster_backup_runs_total", "operation", operation, "result", result)
                .orElse(0);
    }

    private static Metrics metrics() {
        return Metrics.read(PORT + 14);
    }

    private static JsonNode newest() {
        List<JsonNode> backups = host.backups();
        return backups.get(backups.size() - 1);
    }

    private static boolean isWritten(String sql) {
        try {
            write(sql);
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void write(String sql) throws SQLException {
        Clients.execute(cluster, PORT, sql);
    }

    private static String ask(String sql) throws SQLException {
        return Clients.ask(cluster, PORT, sql);
    }
}

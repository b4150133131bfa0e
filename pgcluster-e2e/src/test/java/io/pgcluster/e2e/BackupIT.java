package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Backups of a running cluster, by what its bundle brings alone: they run on schedule, and from the repository come back a dropped table,
 * what a restore replaced, and a cluster of which nothing else is left.
 */
@NeedsEngine
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration SCHEDULED = Duration.ofMinutes(4);
    private static final int ARCHIVE_TIMEOUT_SECONDS = 10;
    private static final int PORT = Ports.block();
    private static final String SECRET_TEXT = "PGCLUSTER-KNOWN-ROW-7F3A";
    private static LiveCluster cluster;
    private static BackupHost host;

    @BeforeAll
    static void start() {
        cluster = LiveCluster.of(
                "e2e-backup", Specs.of("e2e-backup", 15, 1, "sync", PORT) + """
                          backup:
                            incrementalSchedule: "* * * * *"
                            walArchiving: { timeout: %ss }
                            storage: { type: local, size: 5Gi }
                        """.formatted(ARCHIVE_TIMEOUT_SECONDS));
        host = new BackupHost(cluster);
        cluster.up();
        Await.until("the first full backup is there", SCHEDULED, () -> count("full") > 0);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    @Order(1)
    void takesBackupsOnScheduleAndArchivesWithinTheTimeout() throws SQLException {
        try (Connection connection = Clients.connect(cluster, PORT)) {
            Clients.execute(connection, "CREATE TABLE known (text text)");
            Clients.execute(connection, "INSERT INTO known SELECT '" + SECRET_TEXT + "' FROM generate_series(1, 1000)");
            String segment = Clients.ask(connection, "SELECT pg_walfile_name(pg_current_wal_lsn())");
            Await.until(segment + " is archived", Duration.ofSeconds(3 * ARCHIVE_TIMEOUT_SECONDS), () -> superuser(
                            "SELECT coalesce(max(last_archived_wal), '') >= '" + segment + "' FROM pg_stat_archiver")
                    .equals("t"));
        }
        long before = count("incremental");
        Await.until("two more incremental backups ran", SCHEDULED, () -> count("incremental") >= before + 2);
        assertThat(host.record("incremental").path("lastResult").asText()).isEqualTo("ok");
        assertThat(host.record("incremental").path("failed").asInt()).isZero();
    }

    /** The rows above are in the repository by now. */
    @Test
    @Order(2)
    void keepsNothingReadableInTheRepository() {
        host.run("full").orFail();
        Ran found = cluster.exec("backup", "grep", "-r", "-l", "--text", SECRET_TEXT, "/var/lib/pgbackrest");
        assertThat(found.out()).as("files of the repository with a known row").isEmpty();
        assertThat(found.exitCode()).as("exit code of grep: nothing found").isEqualTo(1);
        Ran without = cluster.exec(
                "backup",
                "env",
                "PGBACKREST_CONFIG_INCLUDE_PATH=/etc/pgcluster",
                "pgbackrest",
                "--stanza=e2e-backup",
                "--output=text",
                "info");
        assertThat(without.out() + without.err()).containsIgnoringCase("cipher");
    }

    /** Rows come in every 100 ms until the table is dropped; exactly those return that were committed before the target. */
    @Test
    @Order(3)
    void takesTheClusterBackToTheMomentBeforeATableWasDropped() throws Exception {
        List<Instant> written = writeRowsAndDropTheTable();
        // Between two rows: the one was acknowledged before, the other begins later.
        Instant target = written.get(written.size() - 15).plusMillis(50).truncatedTo(ChronoUnit.MILLIS);
        script("--to-time", target.toString());

        assertThat(rows())
                .as("rows committed before " + target)
                .isEqualTo(written.stream().filter(at -> at.isBefore(target)).count());
        cluster.awaitHealthy();
        assertThat(host.backups().get(host.backups().size() - 1).path("type").asText())
                .as("type of the newest backup, of the new timeline")
                .isEqualTo("full");
    }

    /** What the restore replaced comes back: the table is gone again, and what was there when the restore began is there. */
    @Test
    @Order(4)
    void bringsBackWhatARestoreReplaced() throws Exception {
        write("CREATE TABLE after_restore (id int)");
        script("--undo");
        assertThat(ask("SELECT to_regclass('ticks') IS NULL AND to_regclass('after_restore') IS NULL"))
                .isEqualTo("t");
        assertThat(ask("SELECT count(*) FROM known")).isEqualTo("1000");
        cluster.awaitHealthy();
    }

    @Test
    @Order(5)
    void refusesATargetOutsideOfWhatCanBeRestored() {
        Ran early = bundleScript("--to-time", "2001-01-01T00:00:00Z");
        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.out() + early.err()).contains("window", "nothing was changed");
        Ran late = bundleScript("--to-time", "2099-01-01T00:00:00Z");
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.out() + late.err()).contains("window", "nothing was changed");
        assertThat(cluster.status().path("healthy").asBoolean(true)).isTrue();
    }

    /** Every volume but those of the backup host is deleted, and the README's command builds the cluster again. */
    @Test
    @Order(6)
    void buildsALostClusterAgainFromTheRepository() throws Exception {
        write("INSERT INTO known VALUES ('last')");
        host.run("check").orFail();
        compose("down");
        String filter = Leftovers.label("e2e-backup");
        Ran.run(LIMIT, "docker", "volume", "ls", "--quiet", "--filter", filter)
                .orFail()
                .out()
                .lines()
                .filter(volume -> !volume.contains("_backup-"))
                .forEach(volume ->
                        Ran.run(LIMIT, "docker", "volume", "rm", volume).orFail());
        script("--latest");
        cluster.awaitHealthy();
        assertThat(ask("SELECT count(*) FROM known")).isEqualTo("1001");
    }

    private static List<Instant> writeRowsAndDropTheTable() throws SQLException {
        List<Instant> written = new ArrayList<>();
        try (Connection connection = Clients.connect(cluster, PORT)) {
            Clients.execute(connection, "CREATE TABLE ticks (at timestamptz)");
            for (int row = 0; row < 50; row++) {
                Clients.execute(connection, "INSERT INTO ticks VALUES (clock_timestamp())");
                written.add(Instant.now());
                Clients.execute(connection, "SELECT pg_sleep(0.1)");
            }
            Clients.execute(connection, "DROP TABLE ticks");
        }
        return written;
    }

    private static long rows() throws SQLException {
        return Long.parseLong(ask("SELECT count(*) FROM ticks"));
    }

    private static void script(String... arguments) {
        System.out.println(bundleScript(arguments).orFail().err());
    }

    private static Ran bundleScript(String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(cluster.bundle().resolve("backup/restore").toString());
        line.addAll(List.of(arguments));
        line.add("--yes");
        return Ran.run(LIMIT, line.toArray(String[]::new));
    }

    private static void compose(String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                "docker", "compose", "--project-directory", cluster.bundle().toString()));
        line.addAll(List.of(arguments));
        Ran.run(LIMIT, line.toArray(String[]::new)).orFail();
    }

    private static long count(String type) {
        return host.backups().stream()
                .filter(backup -> backup.path("type").asText().equals(type))
                .count();
    }

    private static String superuser(String sql) {
        return cluster.exec(cluster.primary(), "psql", "-XAtc", sql)
                .orFail()
                .out()
                .strip();
    }

    private static void write(String sql) throws SQLException {
        Clients.execute(cluster, PORT, sql);
    }

    private static String ask(String sql) throws SQLException {
        return Clients.ask(cluster, PORT, sql);
    }
}

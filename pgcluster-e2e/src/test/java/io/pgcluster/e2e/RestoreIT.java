package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Backups and restores by commands of ours alone: in place and back again, and into a new cluster next to the old one. */
@NeedsEngine
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreIT {
    private static final String NAME = "e2e-restore";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration AGREED = Duration.ofSeconds(60);
    private static final int ROWS = 40;
    private static final int LAST_ROW = 29;
    private static final int PORT = Ports.block();
    private static final int METRICS = PORT + 14;
    private static final int COPY_PORT = Ports.block();
    private static LiveCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LiveCluster.of(NAME, Specs.monitored(NAME, 15, 1, "sync", PORT, ExporterImage.ofThisBuild()) + """
                          backup:
                            storage: { type: local, size: 5Gi }
                        """);
        cluster.up();
        Await.until(
                "the first full backup is there", LIMIT, () -> !backups(cluster).isEmpty());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    @Order(1)
    void takesListsAndProvesBackups() throws SQLException {
        // Without a transaction after the backup there is no moment that the drill could restore.
        write("CREATE TABLE drilled (id int)");
        command(cluster, "backup now", "--type", "differential");
        command(cluster, "backup now", "--type", "incremental");
        assertThat(backups(cluster))
                .extracting(backup -> backup.path("type").asText())
                .containsExactly("full", "differential", "incremental");
        assertThat(command(cluster, "backup list").out())
                .contains(
                        "differential",
                        "incremental",
                        backups(cluster).get(0).path("label").asText());
        command(cluster, "backup check");
        command(cluster, "backup verify");
        command(cluster, "backup drill");
    }

    /** Exactly the rows come back that were committed before the target, and every part agrees on what is there then. */
    @Test
    @Order(2)
    void takesTheClusterBackToAMoment() throws SQLException {
        TickingClient client = TickingClient.write(cluster, PORT, "ticks", ROWS);
        write("DROP TABLE ticks");
        long timeline = timeline(cluster);
        int before = backups(cluster).size();

        Ran ran = restore("--to-time", client.after(LAST_ROW).toString());

        System.out.println(NAME + " in place: " + ran.out().replaceAll("\\s+", " "));
        assertThat(rows(cluster, PORT, "ticks")).isEqualTo(rowsUntil(LAST_ROW));
        assertHealthyOnANewerTimelineThan(timeline);
        assertThat(backups(cluster).size()).isGreaterThan(before);
        assertThat(backups(cluster)
                        .get(backups(cluster).size() - 1)
                        .path("type")
                        .asText())
                .isEqualTo("full");
        Await.until("the exporter agrees with status", AGREED, RestoreIT::exporterAgrees);
    }

    @Test
    @Order(3)
    void bringsBackWhatTheRestoreReplaced() throws SQLException {
        write("CREATE TABLE after_restore (id int)");
        long timeline = timeline(cluster);
        restore("--undo");
        assertThat(ask(cluster, PORT, "SELECT to_regclass('ticks') IS NULL AND to_regclass('after_restore') IS NULL"))
                .isEqualTo("t");
        assertHealthyOnANewerTimelineThan(timeline);
        restore("--forget");
    }

    @Test
    @Order(4)
    void refusesTargetsOutsideOfWhatCanBeRestoredAndPrintsWhatCan() {
        for (String target : List.of("2001-01-01T00:00:00Z", "2099-01-01T00:00:00Z")) {
            for (String[] more : new String[][] {{}, {"--as", "e2e-restored"}}) {
                List<String> options = new ArrayList<>(List.of("--to-time", target, "--yes"));
                options.addAll(List.of(more));
                Ran ran = cluster.command(LIMIT, "restore", options.toArray(String[]::new))
                        .orFail(1);
                assertThat(ran.err()).contains("nothing was changed", "Restorable: 20");
            }
        }
        cluster.awaitHealthy();
    }

    /** The old cluster takes writes all the time, and is the same afterwards. */
    @Test
    @Order(5)
    void bringsUpANewClusterNextToTheOldOne() throws SQLException {
        TickingClient client = TickingClient.write(cluster, PORT, "more_ticks", ROWS);
        long timeline = timeline(cluster);
        LiveCluster copy = cluster.copy("e2e-restored");
        try (WritingClient writer = WritingClient.start(cluster, PORT)) {
            writer.awaitRows(10);
            Ran ran = restore(
                    "--to-time",
                    client.after(LAST_ROW).toString(),
                    "--as",
                    "e2e-restored",
                    "--port",
                    String.valueOf(COPY_PORT));
            System.out.println(NAME + " as a new cluster: " + ran.out().replaceAll("\\s+", " "));
            writer.awaitRows(10);
            assertThat(writer.errors()).isEmpty();

            assertThat(rows(copy, COPY_PORT, "more_ticks")).isEqualTo(rowsUntil(LAST_ROW));
            assertThat(ask(copy, COPY_PORT, "SELECT to_regclass('written') IS NULL"))
                    .isEqualTo("t");
            copy.awaitHealthy();
            cluster.awaitHealthy();
            assertThat(copy.status().path("members")).hasSize(2);
            assertThat(timeline(cluster)).isEqualTo(timeline);
            assertThat(Clients.password(copy)).isNotEqualTo(Clients.password(cluster));
            Await.until("the new cluster has a backup of its own", LIMIT, () -> !backups(copy)
                    .isEmpty());
        } finally {
            copy.close();
        }
        assertThat(rows(cluster, PORT, "more_ticks")).isEqualTo(rowsUntil(ROWS - 1));
        assertThat(Files.exists(copy.specificationFile())).isTrue();
        cluster.awaitHealthy();
    }

    private static void assertHealthyOnANewerTimelineThan(long timeline) {
        cluster.awaitHealthy();
        List<Long> timelines = new ArrayList<>();
        cluster.status()
                .path("members")
                .forEach(member -> timelines.add(member.path("timeline").asLong()));
        assertThat(timelines).hasSize(2).allMatch(one -> one > timeline).containsOnly(timelines.get(0));
    }

    private static boolean exporterAgrees() {
        Metrics metrics = Metrics.read(METRICS);
        for (JsonNode member : cluster.status().path("members")) {
            Map<String, String> labels =
                    Map.of("cluster", NAME, "server", member.path("name").asText());
            double replica = member.path("role").asText().equals("primary") ? 0 : 1;
            boolean role = metrics.value("pg_replication_is_replica", labels).orElse(-1) == replica;
            boolean timeline = metrics.value("pg_replication_timeline", labels).orElse(-1)
                    == member.path("timeline").asLong();
            if (!role || !timeline) {
                return false;
            }
        }
        return true;
    }

    private static long timeline(LiveCluster one) {
        return one.status().path("members").get(0).path("timeline").asLong();
    }

    private static List<Integer> rowsUntil(int last) {
        return IntStream.rangeClosed(0, last).boxed().toList();
    }

    private static List<Integer> rows(LiveCluster one, int port, String table) throws SQLException {
        List<Integer> rows = new ArrayList<>();
        try (Connection connection = Clients.connect(one, port);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT id FROM " + table + " ORDER BY id")) {
            while (found.next()) {
                rows.add(found.getInt(1));
            }
        }
        return rows;
    }

    private static List<JsonNode> backups(LiveCluster one) {
        Ran ran = one.command(LIMIT, "backup list", "--output", "json");
        List<JsonNode> backups = new ArrayList<>();
        if (ran.exitCode() == 0) {
            LiveCluster.json(ran).path("backups").forEach(backups::add);
        }
        return backups;
    }

    private static Ran restore(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--yes");
        return command(cluster, "restore", all.toArray(String[]::new));
    }

    private static Ran command(LiveCluster one, String verb, String... options) {
        long start = System.nanoTime();
        Ran ran = one.command(LIMIT, verb, options).orFail();
        System.out.println(verb + " " + String.join(" ", options) + ": "
                + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
        return ran;
    }

    private static void write(String sql) throws SQLException {
        Clients.execute(cluster, PORT, sql);
    }

    private static String ask(LiveCluster one, int port, String sql) throws SQLException {
        return Clients.ask(one, port, sql);
    }
}

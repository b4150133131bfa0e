package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The exporter as the bundle runs it, with what reads it: found through Patroni, it shows every member and pooler, follows the primary, and
 * keeps secrets.
 */
@NeedsEngine
class ExporterIT {
    private static final String NAME = "e2e-metrics";
    private static final int PORT = Ports.block();
    private static final int METRICS = PORT + 14;
    private static final int PROMETHEUS = PORT + 15;
    private static final int ALERTMANAGER = PORT + 16;
    private static final int PGADMIN = PORT + 17;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration FOLLOWS = Duration.ofSeconds(60);
    private static final List<String> MEMBERS = List.of("pg1", "pg2", "pg3");
    private static final List<String> POOLERS = List.of("pgbouncer1", "pgbouncer2");
    private static LiveCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LiveCluster.of(NAME, specification(80));
        Ran up = cluster.up();
        assertThat(up.out()).contains("metrics:  http://127.0.0.1:" + METRICS + "/metrics");
        awaitAllUp();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void showsEveryMemberWithItsRoleItsDatabasesAndPatroni() {
        Metrics metrics = Metrics.read(METRICS);
        String primary = cluster.primary();
        for (String member : MEMBERS) {
            Map<String, String> labels = Map.of("cluster", NAME, "server", member);
            double replica = member.equals(primary) ? 0 : 1;
            assertThat(metrics.value("pg_replication_is_replica", labels))
                    .as(member)
                    .hasValue(replica);
            assertThat(metrics.value("patroni_primary", labels)).as(member).hasValue(1 - replica);
            assertThat(metrics.value("patroni_up", labels)).as(member).hasValue(1);
            assertThat(metrics.value(
                                    "pg_database_size_bytes",
                                    Map.of("cluster", NAME, "server", member, "datname", "myapp"))
                            .orElse(0))
                    .as(member)
                    .isGreaterThan(1_000_000);
        }
        // Read in the database itself, so every one was found and may be visited.
        assertThat(metrics.text()).containsPattern("pg_extension_info\\{[^}]*datname=\"myapp\"[^}]*pg_stat_statements");
        assertThat(metrics.text())
                .containsPattern("pg_scrape_collector_success\\{[^}]*} 1")
                .doesNotContainPattern("pg_scrape_collector_success\\{[^}]*} 0");
    }

    @Test
    void showsThePoolsOfEveryPooler() {
        for (String pooler : POOLERS) {
            Map<String, String> labels = Map.of("cluster", NAME, "server", pooler);
            assertThat(Metrics.read(METRICS).value("pgbouncer_up", labels))
                    .as(pooler)
                    .hasValue(1);
        }
        assertThat(Metrics.read(METRICS).text())
                .containsPattern("pgbouncer_pools_server_active_connections\\{[^}]*database=\"myapp\"")
                .containsPattern("pgbouncer_stats_totals?_[a-z_]*\\{[^}]*database=\"myapp\"");
    }

    @Test
    void prometheusReadsTheServersAndTheMachineAndPassesAlertsOn() {
        Await.until("both targets are up", LIMIT, () -> {
            JsonNode targets = json(PROMETHEUS, "/api/v1/targets").at("/data/activeTargets");
            return targets.size() == 2
                    && StreamSupport.stream(targets.spliterator(), false)
                            .allMatch(one -> one.path("health").asText().equals("up"));
        });
        Await.until("Prometheus has evaluated its rules", LIMIT, () -> !rules().contains("\"health\":\"unknown\""));
        assertThat(rules()).contains("PostgresNoPrimary", "pgcluster-recording").doesNotContain("\"health\":\"err\"");
        Await.until("Alertmanager has the alert that always fires", LIMIT, () -> json(ALERTMANAGER, "/api/v2/alerts")
                .toString()
                .contains("Watchdog"));
        assertThat(cluster.status().toString()).contains("node-exporter", "alertmanager", "pgadmin");
    }

    @Test
    void aChangedThresholdIsReadWithoutARestart() {
        String container = cluster.container("prometheus");
        String started = startOf(container);
        cluster.change(specification(61));
        cluster.up();
        Await.until("Prometheus compares with the new threshold", LIMIT, () -> rules().contains("0.61"));
        assertThat(startOf(container)).isEqualTo(started);
    }

    @Test
    void pgAdminListsTheServersAndReachesThemThroughTheProxies() throws IOException {
        String password = Files.readString(cluster.bundle().resolve("secrets/pages/pgadmin.password"));
        assertThat(Pgadmin.signIn(PGADMIN, "admin@pgcluster.local", password).servers("pgcluster"))
                .containsExactly(NAME + ": primary", NAME + ": replicas (read-only)");
        String connects = """
                import psycopg
                for port in (5432, 5433):
                    with psycopg.connect(f"host=haproxy.front port={port} dbname=myapp user=appuser sslmode=verify-full") as c:
                        print(c.execute("SELECT pg_is_in_recovery()").fetchone()[0])
                """;
        Ran ran = Ran.run(
                LIMIT,
                Map.of("PGPASSWORD", secret("appuser.password")),
                "docker",
                "exec",
                "--env",
                "PGPASSWORD",
                cluster.container("pgadmin"),
                "/venv/bin/python3",
                "-c",
                connects);
        assertThat(ran.orFail().out().lines()).containsExactly("False", "True");
    }

    @Test
    void followsASwitchover() {
        String before = cluster.primary();
        cluster.command(LIMIT, "switchover").orFail();
        String now = cluster.primary();
        assertThat(now).isNotEqualTo(before);
        Await.until("the exporter shows " + now + " as primary", FOLLOWS, () -> {
            Metrics metrics = Metrics.read(METRICS);
            return MEMBERS.stream()
                    .allMatch(member -> is(metrics, "pg_replication_is_replica", member, member.equals(now) ? 0 : 1));
        });
    }

    @Test
    void showsAStoppedMemberAsDownUntilItIsBack() {
        String replica = MEMBERS.stream()
                .filter(member -> !member.equals(cluster.primary()))
                .findFirst()
                .orElseThrow();
        Ran.run(LIMIT, "docker", "kill", cluster.container(replica)).orFail();
        Await.until(replica + " is shown as down, the others as up", FOLLOWS, () -> onlyDown(replica));
        // Patroni no longer lists it once its lease is over; that must not hide it.
        Await.until("the exporter hears that Patroni forgot it", FOLLOWS, () -> Ran.run(
                        LIMIT, "docker", "logs", cluster.container("exporter"))
                .err()
                .contains("Patroni no longer lists " + replica));
        assertThat(onlyDown(replica)).as(replica + " is still shown as down").isTrue();
        Ran.run(LIMIT, "docker", "start", cluster.container(replica)).orFail();
        awaitAllUp();
    }

    @Test
    void theExportersUserOfTheConsolesReadsAndChangesNothing() {
        Map<String, String> password = Map.of("PGPASSWORD", password());
        assertThat(console(password, "pgbouncer", "SHOW POOLS").orFail().out()).contains("myapp");
        assertThat(console(password, "pgbouncer", "PAUSE").err()).contains("admin access needed");
        assertThat(console(password, "myapp", "SELECT 1").exitCode()).isNotZero();
        Ran client = Ran.run(
                LIMIT,
                password,
                "psql",
                "-XAtc",
                "SHOW POOLS",
                "host=localhost port=" + PORT + " user=pgcluster_stats dbname=pgbouncer" + Clients.verified(cluster));
        assertThat(client.err()).as("a client at the published port").contains("login rejected");
        assertThat(console(Map.of("PGPASSWORD", "wrong"), "pgbouncer", "SHOW POOLS")
                        .exitCode())
                .isNotZero();
    }

    @Test
    void refusesEveryProbe() {
        for (String target : List.of("169.254.169.254:80", "pg1:5432", "etcd1:2379", "10.0.0.1:5432", "/?host=/tmp")) {
            Ran probe = Ran.run(
                    LIMIT,
                    "curl",
                    "-sS",
                    "-w",
                    " %{http_code}",
                    "--max-time",
                    "20",
                    "-G",
                    "--data-urlencode",
                    "target=postgresql://monitor:x@" + target,
                    "http://127.0.0.1:" + METRICS + "/probe");
            assertThat(probe.orFail().out())
                    .as(target)
                    .contains("probing is off")
                    .endsWith(" 403");
        }
    }

    @Test
    void keepsThePasswordToItself() {
        String password = password();
        List<String> exposed = Stream.concat(Stream.of("exporter", "certs"), POOLERS.stream())
                .flatMap(service -> Stream.of(
                        Ran.run(LIMIT, "docker", "inspect", cluster.container(service))
                                .orFail(),
                        Ran.run(LIMIT, "docker", "logs", cluster.container(service))
                                .orFail()))
                .map(ran -> ran.out() + ran.err())
                .toList();
        assertThat(exposed).noneMatch(text -> text.contains(password) || text.contains("SCRAM-SHA-256$"));
        assertThat(Metrics.read(METRICS).text()).doesNotContain(password);
        assertThat(cluster.exec("exporter", "cat", "/proc/1/cmdline", "/proc/1/environ")
                        .orFail()
                        .out())
                .contains("pgcluster-exporter.jar")
                .doesNotContain(password);
    }

    private static void awaitAllUp() {
        Await.until("every member and pooler is shown as up", LIMIT, () -> {
            Metrics metrics = Metrics.read(METRICS);
            return MEMBERS.stream().allMatch(member -> is(metrics, "pg_up", member, 1))
                    && POOLERS.stream().allMatch(pooler -> is(metrics, "pgbouncer_up", pooler, 1));
        });
    }

    private static boolean onlyDown(String down) {
        Metrics metrics = Metrics.read(METRICS);
        return MEMBERS.stream().allMatch(member -> is(metrics, "pg_up", member, member.equals(down) ? 0 : 1));
    }

    private static boolean is(Metrics metrics, String family, String server, double value) {
        return metrics.value(family, Map.of("cluster", NAME, "server", server)).orElse(-1) == value;
    }

    /** From a member, since poolers let the user in from the network that they share with the members and the exporter only. */
    private static Ran console(Map<String, String> environment, String database, String command) {
        return Ran.run(
                LIMIT,
                environment,
                "docker",
                "exec",
                "--env",
                "PGPASSWORD",
                cluster.container("pg1"),
                "psql",
                "-XAtc",
                command,
                "host=pgbouncer1.front port=6432 user=pgcluster_stats dbname=" + database
                        + " sslmode=verify-full sslrootcert=/tls/ca.crt");
    }

    private static String specification(int connections) {
        return Specs.watched(NAME, 15, 2, "sync", PORT, ExporterImage.ofThisBuild(), connections);
    }

    private static String startOf(String container) {
        return Ran.run(LIMIT, "docker", "inspect", "--format", "{{.State.StartedAt}}", container)
                .orFail()
                .out();
    }

    private static String rules() {
        return json(PROMETHEUS, "/api/v1/rules").toString();
    }

    private static JsonNode json(int port, String path) {
        Ran answer = Ran.run(LIMIT, "curl", "-sS", "--max-time", "20", "http://127.0.0.1:" + port + path);
        try {
            return JSON.readTree(answer.orFail().out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String password() {
        return secret("pgcluster_stats.password");
    }

    private static String secret(String file) {
        try {
            return Files.readString(cluster.bundle().resolve("secrets").resolve(file))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

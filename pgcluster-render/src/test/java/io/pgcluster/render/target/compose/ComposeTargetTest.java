package io.pgcluster.render.target.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.Examples;
import io.pgcluster.render.plan.Clusters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTargetTest {
    static List<String> examples() {
        return Examples.names();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void confinesAndConnectsEveryServiceOfTheExamples(String example) {
        assertThat(new ComposeBundle(ClusterRenderer.plan(Examples.cluster(example))).violations())
                .isEmpty();
    }

    @Test
    void countsServicesFromTheSpecification() {
        JsonNode services = compose("""
                highAvailability: {replicas: 3, consensus: {members: 1}}
                pooling: {instances: 4}
                """);
        assertThat(services.fieldNames())
                .toIterable()
                .containsExactly(
                        "certs",
                        "etcd1",
                        "pg1",
                        "pg2",
                        "pg3",
                        "pg4",
                        "haproxy1",
                        "haproxy2",
                        "pgbouncer1",
                        "pgbouncer2",
                        "pgbouncer3",
                        "pgbouncer4",
                        "exporter",
                        "backup",
                        "prometheus",
                        "alertmanager",
                        "node-exporter",
                        "grafana",
                        "pgadmin",
                        "settings");
    }

    @Test
    void runsNoBackupHostWithoutBackups() {
        ComposeBundle bundle = new ComposeBundle(Clusters.plan("backup: {enabled: false}"));
        assertThat(bundle.has("backup/restore")).isFalse();
        assertThat(compose("backup: {enabled: false}").has("backup")).isFalse();
        assertThat(bundle.service("pg1").path("environment").has("PGBACKREST_CONFIG_INCLUDE_PATH"))
                .isFalse();
    }

    @Test
    void runsASingleServerWithoutDrills() {
        ComposeBundle bundle = new ComposeBundle(Clusters.plan("highAvailability: {enabled: false}"));
        assertThat(bundle.service("pg1").path("depends_on").fieldNames())
                .toIterable()
                .containsExactly("certs", "etcd1");
        assertThat(bundle.has("drills/kill.sh")).isFalse();
        assertThat(bundle.text("README.md")).doesNotContain("drills/").doesNotContain("## Switchover");
        assertThat(bundle.violations()).isEmpty();
    }

    @Test
    void publishesDirectAndReadOnlyPortsOfEveryProxy() {
        ComposeBundle bundle = new ComposeBundle(Clusters.plan(""));
        for (int proxy = 1; proxy <= 2; proxy++) {
            JsonNode ports = bundle.service("haproxy" + proxy).path("ports");
            assertThat(ports.findValuesAsText("published"))
                    .containsExactly(Integer.toString(5434 + proxy), Integer.toString(5432 + proxy));
            assertThat(ports.findValuesAsText("target")).containsExactly("5435", "5433");
        }
        // Poolers find all of them under one name, which PgBouncer can check against a certificate.
        assertThat(bundle.service("haproxy2").path("networks").path("front").path("aliases"))
                .extracting(JsonNode::asText)
                .containsExactly("haproxy2.front", "haproxy.front");
        assertThat(bundle.text("README.md"))
                .contains("host=localhost,localhost port=6432,6433 ")
                .contains("jdbc:postgresql://localhost:6432,localhost:6433/")
                .contains("host=localhost,localhost port=5435,5436 ");
    }

    @Test
    void saysWhatPoolersServeAndWhatTheyRefuse() {
        String spec = "{postgres: {databases: [{name: jobs}]}, pooling: {startupParameters: {tracked: [TimeZone]}}}";
        assertThat(new ComposeBundle(Clusters.plan(spec)).text("README.md"))
                .contains(
                        "The poolers serve `app`, `jobs`. For any other database they answer `SASL authentication failed`")
                .contains("`unsupported startup parameter`: use `ALTER ROLE … SET`")
                .contains("They honor `TimeZone` for each client. They ignore `extra_float_digits` without an error.")
                .contains("A switchover disconnects these clients");
    }

    @Test
    void rotatesCertificatesWithoutTouchingTheProxies() {
        ComposeBundle bundle = new ComposeBundle(Clusters.plan(""));
        String readme = bundle.text("README.md");
        String certificates = readme.substring(readme.indexOf("--rotate certificates"), readme.indexOf("--rotate ca`"));
        assertThat(certificates)
                .contains("--signal HUP pgbouncer1 pgbouncer2\n")
                .doesNotContain("USR2");
        assertThat(readme)
                .contains("--signal USR2 haproxy1 && sleep 5\ndocker compose kill --signal USR2 haproxy2 ")
                .contains("--command='RECONNECT'");
        // A session that began before a reload outlives it by far.
        assertThat(bundle.text("config/haproxy/haproxy.cfg")).contains("hard-stop-after 1h\n");
    }

    @Test
    void recreatesPoolersWhoseTrackedParametersChanged() {
        String tracking = "pooling: {startupParameters: {tracked: [IntervalStyle, TimeZone]}}";
        assertThat(List.of(new ComposeBundle(Clusters.plan("")), new ComposeBundle(Clusters.plan(tracking))))
                .extracting(bundle -> bundle.service("pgbouncer2")
                        .path("labels")
                        .path("io.pgcluster.tracked-parameters")
                        .asText())
                .containsExactly("IntervalStyle", "IntervalStyle,TimeZone");
    }

    @Test
    void publishesTheProxiesWhereThereIsNoPooler() {
        ComposeBundle bundle = new ComposeBundle(Clusters.plan("pooling: {enabled: false}"));
        assertThat(bundle.service("haproxy1").path("ports").findValuesAsText("published"))
                .containsExactly("6432", "5433");
        assertThat(bundle.service("haproxy2").path("ports").findValuesAsText("published"))
                .containsExactly("6433", "5434");
        assertThat(bundle.service("haproxy2").path("ports").findValuesAsText("target"))
                .containsExactly("5435", "5433");
        assertThat(bundle.has("config/pgbouncer/pgbouncer.ini")).isFalse();
        assertThat(bundle.has("images/pgbouncer/Dockerfile")).isFalse();
        assertThat(bundle.text("drills/cluster.env")).contains("export PGHOST=haproxy1,haproxy2\nexport PGPORT=5435\n");
        assertThat(bundle.violations()).isEmpty();
    }

    @Test
    void publishesOnTheAddressThatTheSpecificationNames() {
        JsonNode services =
                compose("network: {publish: {address: \"::1\", port: 7000, readOnlyPort: 8000, metricsPort: 9000}}");
        assertThat(services.findValuesAsText("host_ip")).containsOnly("::1");
        assertThat(services.path("pgbouncer2").path("ports").findValuesAsText("published"))
                .containsExactly("7001");
        assertThat(services.path("exporter").path("ports").findValuesAsText("published"))
                .containsExactly("9000");
    }

    @Test
    void keepsMetricsOnTheHostEvenIfOtherPortsArePublishedElsewhere() {
        JsonNode services = compose("""
                network: {publish: {address: 0.0.0.0}}
                security: {allowedClients: [192.0.2.0/24]}
                """);
        assertThat(services.path("pgbouncer1").findValuesAsText("host_ip")).containsOnly("0.0.0.0");
        assertThat(services.path("exporter").findValuesAsText("host_ip")).containsExactly("127.0.0.1");
    }

    @Test
    void findsMembersThroughPatroniAndReadsEveryPoolersConsole() {
        ComposeBundle bundle = new ComposeBundle(Clusters.plan("pooling: {instances: 3}"));
        JsonNode exporter = ComposeBundle.yaml(bundle.text("config/exporter/pgcluster-exporter.yaml"));
        assertThat(exporter.path("labels").path("cluster").asText()).isEqualTo("demo");
        assertThat(exporter.path("discovery").path("patroni").path("urls"))
                .extracting(JsonNode::asText)
                .containsExactly("https://pg1:8008", "https://pg2:8008", "https://pg3:8008");
        assertThat(exporter.path("pgbouncer").findValuesAsText("name"))
                .containsExactly("pgbouncer1", "pgbouncer2", "pgbouncer3");
        assertThat(bundle.text("config/pgbouncer/pgbouncer.ini"))
                .contains("auth_file = /tls/userlist.txt\n", "stats_users = pgcluster_stats\n");
        assertThat(bundle.violations()).isEmpty();
    }

    @Test
    void runsNoExporterWithoutMonitoring() {
        ComposeBundle bundle = new ComposeBundle(Clusters.plan("monitoring: {prometheus: false}"));
        assertThat(bundle.text("compose.yaml")).doesNotContain("exporter");
        assertThat(bundle.has("config/exporter/pgcluster-exporter.yaml")).isFalse();
        assertThat(bundle.text("config/pgbouncer/pgbouncer.ini")).doesNotContain("auth_file", "stats_users");
        assertThat(bundle.violations()).isEmpty();
    }

    /** Its program is not among a bundle's files. */
    @Test
    void doesNotSayHowToBuildTheExporter() {
        ComposeBundle bundle = new ComposeBundle(Clusters.plan(""));
        assertThat(bundle.service("exporter").path("image").asText()).isEqualTo("pgcluster/exporter:0.1-3");
        assertThat(bundle.service("exporter").has("build")).isFalse();
        assertThat(bundle.has("images/exporter/Dockerfile")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 14, 15, 16, 17})
    void keepsDataWhereTheOfficialImageDeclaresItsVolume(int version) {
        ComposeBundle bundle = new ComposeBundle(Clusters.plan("postgres: {version: " + version + "}"));
        assertThat(bundle.service("pg1").path("volumes").toString()).contains("\"pg1-data:/var/lib/postgresql/data\"");
        assertThat(bundle.text("config/patroni/patroni.yml"))
                .contains("data_dir: /var/lib/postgresql/data/pgdata\n")
                .contains("bin_dir: /usr/lib/postgresql/" + version + "/bin\n");
    }

    @Test
    void keepsDataOneLevelHigherFromVersion18On() {
        ComposeBundle bundle = new ComposeBundle(Clusters.plan("postgres: {version: 18}"));
        assertThat(bundle.service("pg1").path("volumes").toString()).contains("\"pg1-data:/var/lib/postgresql\"");
        assertThat(bundle.service("pg1").path("environment").path("PGDATA").asText())
                .isEqualTo("/var/lib/postgresql/18/docker");
    }

    @Test
    void givesWalAVolumeOfItsOwn() {
        ComposeBundle bundle = new ComposeBundle(Clusters.plan("resources: {storage: {size: 50Gi, walSize: 10Gi}}"));
        assertThat(bundle.service("pg2").path("volumes").toString()).contains("\"pg2-wal:/var/lib/postgresql/wal\"");
        assertThat(bundle.service("certs").path("volumes").toString()).contains("\"pg2-wal:/own/wal/pg2\"");
        assertThat(bundle.text("config/patroni/patroni.yml"))
                .containsSubsequence("initdb:", "- waldir:", "basebackup:", "- waldir:");
    }

    @Test
    void limitsEveryServiceAsTheSpecificationSays() {
        JsonNode services = compose("""
                resources:
                  postgres: {cpu: 1500m, memory: 4Gi}
                  proxy: {cpu: 250m, memory: 100M}
                """);
        assertThat(services.path("pg1").path("cpus").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(services.path("pg1").path("mem_limit").asText()).isEqualTo("4096m");
        assertThat(services.path("haproxy1").path("mem_limit").asText()).isEqualTo("100000000b");
    }

    @Test
    void usesImagesOfTheSpecificationWithoutBuildingThem() {
        ComposeBundle bundle =
                new ComposeBundle(Clusters.plan("images: {postgres: \"registry.example.com/postgres:15-9\"}"));
        assertThat(bundle.service("pg1").path("image").asText()).isEqualTo("registry.example.com/postgres:15-9");
        assertThat(bundle.service("pg1").has("build")).isFalse();
        assertThat(bundle.has("images/postgres/Dockerfile")).isFalse();
        assertThat(bundle.has("images/etcd/Dockerfile")).isTrue();
    }

    @Test
    void packsEveryFileOfThePostgresImage() throws IOException {
        ComposeBundle bundle = new ComposeBundle(Clusters.plan(""));
        Path sources = Path.of(System.getProperty("pgcluster.root"), "deploy/images/postgres");
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> onDisk = files.filter(Files::isRegularFile)
                    .map(file -> sources.relativize(file).toString())
                    .filter(file -> !file.equals("files") && !file.contains("__pycache__"))
                    .toList();
            assertThat(bundle.text("images/postgres/Dockerfile")).contains("COPY backup ");
            assertThat(onDisk).isNotEmpty().allMatch(file -> bundle.has("images/postgres/" + file));
        }
    }

    @Test
    void keepsSecretsOutOfRepositories() {
        assertThat(new ComposeBundle(Clusters.plan("")).text(".gitignore")).contains("\n/secrets/\n");
    }

    private static JsonNode compose(String spec) {
        return ComposeBundle.yaml(new ComposeBundle(Clusters.plan(spec)).text("compose.yaml"))
                .path("services");
    }
}

package io.pgcluster.render.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pgcluster.render.Examples;
import io.pgcluster.render.config.DynamicSettings;
import io.pgcluster.render.config.ExporterConfiguration;
import io.pgcluster.render.config.PatroniConfiguration;
import io.pgcluster.render.config.PgbouncerAccessRules;
import io.pgcluster.render.config.PgbouncerConfiguration;
import io.pgcluster.render.config.sql.ExtensionsSql;
import io.pgcluster.render.config.sql.RolesSql;
import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.Planner;
import io.pgcluster.render.plan.failure.FailureCase;
import io.pgcluster.render.plan.failure.FailureKind;
import io.pgcluster.render.plan.report.PlanReport;
import io.pgcluster.render.plan.report.ReportSection;
import io.pgcluster.render.plan.secret.ServiceSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plan and every shared text on a platform that is not Compose, checked in below {@code golden/kubernetes-like}. Recorded again with
 * {@code -Dpgcluster.record=true}, as all golden files are.
 */
class SecondPlatformTest {
    private static final Path GOLDEN =
            Examples.ROOT.resolve("pgcluster-render/src/test/resources/golden/kubernetes-like");
    private static final boolean RECORD = Boolean.getBoolean("pgcluster.record");

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "max"})
    void plansAndConfiguresWhatIsCheckedIn(String example) throws IOException {
        SortedMap<String, String> texts = texts(plan(example));
        Path directory = GOLDEN.resolve(example);
        if (RECORD) {
            record(texts, directory);
        }

        assertThat(read(directory)).isEqualTo(texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "ha-quorum", "ha-sync", "max", "minimal", "quickstart"})
    void namesNothingOfCompose(String example) {
        texts(plan(example)).forEach((name, text) -> assertThat(text.toLowerCase(Locale.ROOT))
                .as(name)
                .doesNotContain("etcd", "haproxy", "compose", "docker", "/tls\"", " /tls/", "samenet", "@" + "inside"));
    }

    @Test
    void keepsTheLeaderLockInConfigMaps() throws IOException {
        JsonNode patroni = new YAMLMapper().readTree(PatroniConfiguration.text(plan("ha-sync")));

        assertThat(patroni.has("namespace")).isFalse();
        JsonNode kubernetes = patroni.path("kubernetes");
        assertThat(kubernetes.path("use_endpoints").isBoolean()).isTrue();
        assertThat(kubernetes.path("use_endpoints").booleanValue()).isFalse();
        assertThat(kubernetes.path("labels").path("app.kubernetes.io/name").textValue())
                .isEqualTo("pgcluster");
        assertThat(kubernetes.path("scope_label").textValue()).isEqualTo("app.kubernetes.io/instance");
        assertThat(kubernetes.path("role_label").textValue()).isEqualTo("pgcluster.io/role");
        assertThat(kubernetes.path("leader_label_value").textValue()).isEqualTo("primary");
    }

    @Test
    void countsTheLoopOfTheOtherMembersUntilAnExpiredLeaseIsNoticed() {
        Plan plan = onKubernetes("highAvailability: {failover: {profile: fast}}");

        // 20 lease + 5.5 loop of a follower + 2 race + 2 promotion + 1 Services + 0.2 pooler
        FailureCase loss = plan.prediction(FailureKind.NODE_LOSS);
        assertThat(loss.outage()).contains(Duration.ofSeconds(33));
        assertThat(loss.derivation()).contains("members notice (loop_wait) 5.5 s");
    }

    @Test
    void losesNoProxyWhereThePlatformRoutes() {
        assertThat(onKubernetes("").predictions())
                .extracting(FailureCase::kind)
                .contains(FailureKind.POOLER_LOSS, FailureKind.CONSENSUS_LOSS)
                .doesNotContain(FailureKind.PROXY_LOSS);
    }

    @Test
    void givesSecretsToThePartsThatRunThereAsTheirUsers() {
        assertThat(onKubernetes("pooling: {instances: 1}").secrets().services())
                .extracting(ServiceSecrets::service, ServiceSecrets::userId)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"demo-0\", 26)",
                        "(\"demo-1\", 26)",
                        "(\"demo-2\", 26)",
                        "(\"demo-backup\", 26)",
                        "(\"demo-pooler-0\", 1997)",
                        "(\"demo-exporter\", 1998)",
                        "(\"settings\", 26)");
    }

    @Test
    void certifiesMembersUnderTheNamesOfTheServices() {
        assertThat(onKubernetes("").secrets().certificates())
                .filteredOn(certificate -> certificate.path().equals("services/demo-0/server"))
                .singleElement()
                .satisfies(certificate -> assertThat(certificate.dnsNames())
                        .containsExactly(
                                "demo-0", "demo-0.demo-members", "demo-primary", "demo-replicas", "localhost"));
    }

    private static Plan onKubernetes(String spec) {
        return Planner.plan(Clusters.of(spec), KubernetesLikePlatform.of(Clusters.of(spec)));
    }

    private static Plan plan(String example) {
        return Planner.plan(Examples.cluster(example), KubernetesLikePlatform.of(Examples.cluster(example)));
    }

    /** Every text that follows from a plan without a target. */
    private static SortedMap<String, String> texts(Plan plan) {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put("plan.txt", report(plan));
        texts.put("patroni.yml", PatroniConfiguration.text(plan));
        texts.put("dynamic.json", DynamicSettings.text(plan));
        texts.put("roles.sql", RolesSql.text(plan));
        texts.put("extensions.sql", ExtensionsSql.text(plan));
        if (!plan.topology().poolers().isEmpty()) {
            texts.put("pgbouncer.ini", PgbouncerConfiguration.text(plan));
            texts.put("pgbouncer-hba.conf", PgbouncerAccessRules.text(plan));
        }
        if (plan.topology().exporter().isPresent()) {
            texts.put("pgcluster-exporter.yaml", ExporterConfiguration.text(plan));
        }
        return texts;
    }

    private static String report(Plan plan) {
        return PlanReport.sections(plan).stream()
                .map(SecondPlatformTest::section)
                .collect(Collectors.joining("\n"));
    }

    private static String section(ReportSection section) {
        return Stream.concat(
                        Stream.of("# " + section.title(), String.join(" | ", section.columns())),
                        section.rows().stream().map(row -> String.join(" | ", row)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void record(SortedMap<String, String> texts, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String stale : read(directory).keySet()) {
            Files.delete(directory.resolve(stale));
        }
        for (String name : texts.keySet()) {
            Files.writeString(directory.resolve(name), texts.get(name));
        }
    }

    private static SortedMap<String, String> read(Path directory) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = files.toList();
            for (Path file : found) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}

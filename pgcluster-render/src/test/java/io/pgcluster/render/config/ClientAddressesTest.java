package io.pgcluster.render.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.target.compose.HaproxyConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What poolers and proxies are told about the addresses of clients. */
class ClientAddressesTest {
    private static final String OPEN = "network: {publish: {address: 0.0.0.0}}\n";
    private static final String LISTED = OPEN + "security: {allowedClients: [10.0.0.0/8, 192.0.2.7/32]}";
    private static final String THIS_HOST = "security: {allowedClients: [127.0.0.1/32]}";

    @Test
    void poolersAdmitListedNetworksAndTheClustersOwnAndRefuseWhatIsRelayed() {
        assertThat(rules(LISTED))
                .containsExactly(
                        "host all all @gateway reject",
                        "local all all scram-sha-256",
                        "hostssl pgbouncer pgcluster_stats @inside scram-sha-256",
                        "host pgbouncer all all reject",
                        "host postgres all all reject",
                        "hostssl all all @inside scram-sha-256",
                        "hostssl all all 10.0.0.0/8 scram-sha-256",
                        "hostssl all all 192.0.2.7/32 scram-sha-256");
    }

    @Test
    void poolersAskTheRules() {
        assertThat(PgbouncerConfiguration.text(Clusters.plan(LISTED)))
                .contains(
                        "\nauth_type = hba\n",
                        "\nauth_hba_file = "
                                + Clusters.plan("").platform().paths().poolerRules() + "\n");
    }

    @Test
    void poolersPublishedForThisHostAdmitWhatIsRelayed() {
        assertThat(rules(THIS_HOST))
                .contains("hostssl all all @gateway scram-sha-256")
                .noneMatch(rule -> rule.contains("@gateway reject"));
    }

    @Test
    void poolersWithoutAListAdmitEveryAddressButKeepTheirConsoleToThemselves() {
        assertThat(rules(""))
                .containsSubsequence(
                        "host pgbouncer all all reject",
                        "host postgres all all reject",
                        "hostssl all all all scram-sha-256");
    }

    @Test
    void poolersAdmitPlaintextOnlyOnRequest() {
        assertThat(rules("postgres: {ssl: false}")).last().isEqualTo("host all all all scram-sha-256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", OPEN, LISTED, THIS_HOST, "postgres: {ssl: false}"})
    void everyRuleOfPoolersAsksForAPasswordOrRefuses(String spec) {
        assertThat(rules(spec)).allMatch(rule -> rule.endsWith(" scram-sha-256") || rule.endsWith(" reject"));
    }

    @Test
    void publishedFrontendsOfTheProxyRefuseOtherAddressesBeforeTheyReadAnything() {
        for (String frontend : List.of("read-write-direct", "read-only")) {
            assertThat(frontend(LISTED, frontend))
                    .as(frontend)
                    .containsSubsequence(
                            "acl gateway src \"${PGCLUSTER_GATEWAYS[*]}\"",
                            "acl inside src \"${PGCLUSTER_INSIDE[*]}\"",
                            "tcp-request connection reject if gateway",
                            "acl client src 10.0.0.0/8",
                            "acl client src 192.0.2.7/32",
                            "tcp-request connection reject unless inside || client");
        }
    }

    @Test
    void theProxyOfThisHostAdmitsWhatIsRelayed() {
        assertThat(frontend(THIS_HOST, "read-only"))
                .contains("acl client src \"${PGCLUSTER_GATEWAYS[*]}\"")
                .doesNotContain("tcp-request connection reject if gateway");
    }

    @Test
    void theProxyWithoutAListAdmitsEveryAddress() {
        assertThat(frontend("", "read-only")).noneMatch(line -> line.startsWith("tcp-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", LISTED, THIS_HOST})
    void metricsOfTheProxyAndThePoolersWayToThePrimaryAreForTheClusterItself(String spec) {
        for (String frontend : List.of("internal", "read-write")) {
            assertThat(frontend(spec, frontend))
                    .as(frontend)
                    .containsSubsequence(
                            "acl inside src 127.0.0.0/8",
                            "tcp-request connection reject if gateway",
                            "tcp-request connection reject unless inside");
        }
    }

    private static List<String> rules(String spec) {
        return PgbouncerAccessRules.text(Clusters.plan(spec))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static List<String> frontend(String spec, String name) {
        String text = HaproxyConfiguration.text(Clusters.plan(spec));
        String section = text.substring(text.indexOf("frontend " + name + "\n"));
        return section.substring(0, section.indexOf("\n\n") < 0 ? section.length() : section.indexOf("\n\n"))
                .lines()
                .map(String::strip)
                .toList();
    }
}

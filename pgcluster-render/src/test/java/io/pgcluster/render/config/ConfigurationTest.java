package io.pgcluster.render.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.target.compose.HaproxyConfiguration;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    @Test
    void bootstrapsWithTheSettingsThatAreAppliedOnEveryStart() throws IOException {
        assertThat(patroni("").path("bootstrap").path("dcs"))
                .isEqualTo(new YAMLMapper().readTree(DynamicSettings.text(Clusters.plan(""))));
    }

    @ParameterizedTest
    @CsvSource({"async,false", "sync,true", "quorum,\"quorum\""})
    void setsPatronisSynchronousMode(String mode, String expected) throws IOException {
        String spec = "highAvailability: {replication: {mode: " + mode + "}}";
        assertThat(new JsonMapper()
                        .readTree(DynamicSettings.text(Clusters.plan(spec)))
                        .path("synchronous_mode")
                        .toString())
                .isEqualTo(expected.equals("quorum") ? "\"quorum\"" : expected);
    }

    @Test
    void admitsNoClientWithoutTlsOrWithAPasswordMethodOtherThanScram() throws IOException {
        for (JsonNode rule : patroni("").path("postgresql").path("pg_hba")) {
            assertThat(rule.asText()).matches("(local|hostssl) .*|host .* reject");
            assertThat(rule.asText())
                    .doesNotContain("md5")
                    .doesNotContain("trust")
                    .doesNotContain(" password");
        }
    }

    @ParameterizedTest
    @CsvSource({"16,C.UTF-8,false", "17,C.UTF-8,true", "18,C.UTF-8,true", "17,en_US.UTF-8,false"})
    void sortsByTheServersOwnRulesFromVersion17On(int version, String locale, boolean builtIn) throws IOException {
        JsonNode options = patroni("postgres: {version: " + version + ", locale: " + locale + "}")
                .path("bootstrap")
                .path("initdb");
        assertThat(options.toString().contains("builtin")).isEqualTo(builtIn);
        assertThat(options.toString())
                .contains("{\"locale\":\"" + locale + "\"}")
                .contains("data-checksums");
    }

    @Test
    void asksEveryConsensusMember() throws IOException {
        assertThat(patroni("highAvailability: {consensus: {members: 5}}")
                        .path("etcd3")
                        .path("hosts"))
                .extracting(JsonNode::asText)
                .containsExactly("etcd1:2379", "etcd2:2379", "etcd3:2379", "etcd4:2379", "etcd5:2379");
    }

    @Test
    void checksMembersByNameAndCountsThem() {
        String text = HaproxyConfiguration.text(Clusters.plan("highAvailability: {replicas: 1}"));
        assertThat(text)
                .contains("server pg1 pg1:5432 verifyhost pg1\n    server pg2 pg2:5432 verifyhost pg2\n")
                .doesNotContain("pg3")
                .contains("verify required");
    }

    @Test
    void holdsClientsPastThePoolersToTheirShareOfEveryProxy() {
        // 200 connections: 150 + 4 of the poolers and 5 of the cluster itself through any proxy; of 35 past the poolers
        // each of two proxies gets 17, of which 4 for reads without a replica
        String text = HaproxyConfiguration.text(Clusters.plan(""));
        assertThat(backend(text, "primary")).contains("maxconn 159 ").contains("check-ssl");
        assertThat(backend(text, "direct")).contains("maxconn 13 ").contains("server pg2 pg2:5432 track primary/pg2");
        assertThat(backend(text, "read-only-fallback")).contains("maxconn 4 ");
        assertThat(text)
                .containsPattern(
                        "frontend read-write-direct\n    bind :5435\n    maxconn 113\n(    .*\n)*    default_backend direct\n");
    }

    @Test
    void reachesThePrimaryThroughEveryProxy() {
        assertThat(PgbouncerConfiguration.text(Clusters.plan(""))).contains("app = host=haproxy.front port=5432 ");
    }

    @Test
    void letsOnlyReplicasWithinTheLagServeReads() {
        assertThat(HaproxyConfiguration.text(
                        Clusters.plan("highAvailability: {replication: {mode: async, maximumLag: 64Mi}}")))
                .contains("uri /replica?lag=67108864\n");
    }

    @Test
    void poolsAsTheBudgetSays() {
        String text = PgbouncerConfiguration.text(Clusters.plan(
                "{postgres: {maxConnections: 100}, pooling: {instances: 2, mode: session, maxClientConnections: 77}}"));
        assertThat(text)
                .contains("pool_mode = session\n")
                .contains("max_client_conn = 77\n")
                .contains(" dbname=app pool_size=17 min_pool_size=8 reserve_pool_size=8" + " max_db_connections=35\n");
    }

    @Test
    void servesEveryDatabaseOfTheSpecificationWithinTheSameBudgetAndNoOther() {
        assertThat(
                        PgbouncerConfiguration.text(
                                Clusters.plan(
                                        "postgres: {maxConnections: 100, databases: [{name: reporting}, {name: jobs, connections: 20}]}")))
                .contains(" dbname=app ", " max_db_connections=13\n")
                .contains(" dbname=reporting pool_size=6 min_pool_size=3"
                        + " reserve_pool_size=3 max_db_connections=12\n")
                .contains(" dbname=jobs ", " max_db_connections=10\n")
                .contains(
                        " dbname=postgres pool_size=2 min_pool_size=0" + " reserve_pool_size=0 max_db_connections=2\n")
                .doesNotContain("* =");
    }

    @Test
    void refusesStartupParametersThatAreNeitherTrackedNorIgnored() {
        assertThat(PgbouncerConfiguration.text(Clusters.plan("")))
                .contains("track_extra_parameters = IntervalStyle\n")
                .contains("ignore_startup_parameters = extra_float_digits\n");
        assertThat(
                        PgbouncerConfiguration.text(
                                Clusters.plan(
                                        "{postgres: {version: 18}, pooling: {startupParameters: {ignored: [], tracked: [search_path]}}}")))
                .contains("track_extra_parameters = search_path\n")
                .contains("ignore_startup_parameters = \n");
    }

    @ParameterizedTest
    @CsvSource({"true,require", "false,allow"})
    void demandsTlsOfClientsUnlessTheSpecificationSaysOtherwise(boolean ssl, String mode) {
        assertThat(PgbouncerConfiguration.text(Clusters.plan("postgres: {ssl: " + ssl + "}")))
                .contains("client_tls_sslmode = " + mode + "\n")
                .contains("server_tls_sslmode = verify-full\n");
    }

    @Test
    void writesFractionsOfSecondsAsPgBouncerReadsThem() {
        assertThat(PgbouncerConfiguration.text(Clusters.plan(""))).contains("server_login_retry = 0.2\n");
    }

    private static String backend(String text, String name) {
        String from = text.substring(text.indexOf("\nbackend " + name + "\n") + 1);
        return from.substring(0, from.indexOf("\n\n"));
    }

    private static JsonNode patroni(String spec) throws IOException {
        return new YAMLMapper().readTree(PatroniConfiguration.text(Clusters.plan(spec)));
    }

    @Test
    void speaksTheSameTlsVersionsInFrontOfThePoolersAndBehind() {
        assertThat(PgbouncerConfiguration.text(Clusters.plan("")))
                .contains("client_tls_protocols = tlsv1.3\n", "server_tls_protocols = tlsv1.3\n")
                .doesNotContain("tls_ciphers");
        assertThat(PgbouncerConfiguration.text(Clusters.plan(
                        "postgres: {parameters: {ssl_min_protocol_version: TLSv1.2, ssl_ciphers: \"ECDHE+AESGCM\"}}")))
                .contains("client_tls_protocols = tlsv1.2,tlsv1.3\n", "server_tls_protocols = tlsv1.2,tlsv1.3\n")
                .contains("client_tls_ciphers = ECDHE+AESGCM\n", "server_tls_ciphers = ECDHE+AESGCM\n");
        assertThat(
                        PgbouncerConfiguration.text(
                                Clusters.plan(
                                        "postgres: {parameters: {ssl_min_protocol_version: TLSv1.2, ssl_max_protocol_version: TLSv1.2}}")))
                .contains("client_tls_protocols = tlsv1.2\n", "server_tls_protocols = tlsv1.2\n");
    }
}

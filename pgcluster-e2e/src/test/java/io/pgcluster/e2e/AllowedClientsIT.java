package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.platform.Endpoint;
import io.pgcluster.render.platform.Images;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every address of this machine takes connections, but only clients of one of them are admitted. */
@NeedsEngine
class AllowedClientsIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int PORT = Ports.block();
    private static final String NAME = "e2e-allowed";
    private static final String ELSEWHERE = NAME + "-elsewhere";
    private static final String HOST = HostAddress.own();
    private static final String SPECIFICATION = String.format(Locale.ROOT, """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: { name: %1$s }
            spec:
              postgres: { version: 15, database: myapp, user: appuser, maxConnections: 60 }
              highAvailability: { enabled: false }
              resources:
                postgres: { cpu: "1", memory: 1280Mi }
                storage: { size: 10Gi }
              monitoring: { prometheus: false, grafana: false, alerts: false, pgAdmin: false }
              network:
                publish: { address: 0.0.0.0, port: %2$d, readOnlyPort: %3$d, hostNames: [%4$s] }
              security: { allowedClients: [%4$s/32] }
            """, NAME, PORT, PORT + 10, HOST);
    private static LiveCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LiveCluster.of(NAME, SPECIFICATION);
        cluster.up();
        Ran.run(LIMIT, "docker", "network", "rm", ELSEWHERE);
        Ran.run(LIMIT, "docker", "network", "create", ELSEWHERE).orFail();
    }

    @AfterAll
    static void stop() {
        Ran.run(LIMIT, "docker", "network", "rm", ELSEWHERE);
        cluster.close();
    }

    /** Every port that the plan publishes for clients. */
    static IntStream published() {
        if (!(ClusterModel.load(SPECIFICATION) instanceof Resolution.Accepted accepted)) {
            throw new AssertionError("the specification of this test is refused");
        }
        return ClusterRenderer.plan(accepted.cluster()).topology().endpoints().stream()
                .mapToInt(Endpoint::port);
    }

    @ParameterizedTest
    @MethodSource("published")
    void anAllowedAddressGetsInWithItsPassword(int port) {
        Ran ran = Ran.run(
                LIMIT,
                Map.of("PGPASSWORD", Clients.password(cluster)),
                "psql",
                "-XAtc",
                "SELECT current_user",
                "host=" + HOST + " port=" + port + " user=appuser dbname=myapp" + Clients.verified(cluster));
        assertThat(ran.orFail().out().strip()).isEqualTo("appuser");
    }

    /** The container comes from the gateway's address, like everything that the engine relays. */
    @ParameterizedTest
    @MethodSource("published")
    void aContainerOfAnotherNetworkIsRefusedBeforeAPasswordIsAsked(int port) {
        assertRefusedUnasked(container(ELSEWHERE, HOST, port));
    }

    @ParameterizedTest
    @MethodSource("published")
    void theLoopbackAddressIsRefusedWhereOnlyAnotherOfThisHostIsAllowed(int port) {
        assertRefusedUnasked(Ran.run(LIMIT, "psql", "-XwAtc", "SELECT 1", unauthenticated("127.0.0.1", port)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgbouncer1", "pgbouncer2"})
    void aContainerOnTheNetworkOfPublishedPortsIsRefusedBeforeAPasswordIsAsked(String pooler) {
        assertRefusedUnasked(container(NAME + "_edge", pooler, 6432));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", "front"})
    void thisHostHasNoAddressOnTheNetworksOfTheServers(String network) {
        String format = "{{(index .IPAM.Config 0).Gateway}}";
        Ran gateway = Ran.run(LIMIT, "docker", "network", "inspect", "--format", format, NAME + "_" + network);
        assertThat(HostAddress.all()).doesNotContain(gateway.orFail().out().strip());
    }

    @Test
    void ownToolsGoInThroughAContainerOrSayWhatToAdd() {
        Ran psql = cluster.command(LIMIT, "psql", "--", "-XAtc", "SELECT current_user");
        assertThat(psql.orFail().out().strip()).isEqualTo("appuser");
        Ran sql = cluster.command(LIMIT, "sql", "SELECT 1");
        assertThat(sql.exitCode()).isNotZero();
        assertThat(sql.err()).contains("spec.security.allowedClients", "spec.network.publish.address");
    }

    private static Ran container(String network, String host, int port) {
        List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--network", network));
        command.addAll(List.of("--entrypoint", "psql"));
        command.add(Images.postgres(new PostgresVersion(15)).reference().toString());
        command.addAll(List.of("-XwAtc", "SELECT 1", unauthenticated(host, port)));
        return Ran.run(LIMIT, command.toArray(String[]::new));
    }

    private static String unauthenticated(String host, int port) {
        return "host=" + host + " port=" + port + " user=appuser dbname=myapp sslmode=require connect_timeout=10";
    }

    private static void assertRefusedUnasked(Ran ran) {
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err())
                .containsAnyOf(
                        "login rejected", "no authentication method", "server closed the connection", "SSL SYSCALL")
                .doesNotContain("password");
    }
}

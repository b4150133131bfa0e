package io.pgcluster.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.spec.PublishSpec;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.render.ClusterRenderer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloneSpecificationTest {
    private static final String TEXT = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: {name: orders}
            spec:
              # Where the application expects it.
              network:
                publish: {port: 21900, readWritePort: 21904, readOnlyPort: 21910, metricsPort: 21914, prometheusPort: 21915, alertmanagerPort: 21916, grafanaPort: 21917, pgAdminPort: 21918}
              backup:
                storage: {type: s3, bucket: backups, region: eu-central-1, identity: keys}
                copies:
                  - storage: {type: local}
                  - storage: {type: azure, bucket: copies, account: orders, identity: keys, path: /far}
            """;

    private static CloneSpecification copy(String name, OptionalInt port) {
        return CloneSpecification.of(
                TEXT, ClusterRenderer.plan(((Resolution.Accepted) ClusterModel.load(TEXT)).cluster()), name, port);
    }

    @Test
    void differsInNamePortsAndPathsOfObjectStoresAlone() {
        assertThat(copy("audit", OptionalInt.of(22_000)).text())
                .isEqualTo(TEXT.replace("name: orders", "name: audit")
                        .replace("219", "220")
                        .replace("identity: keys}", "identity: keys, path: /pgcluster-audit}")
                        .replace("/far}", "/far-audit}"));
    }

    @Test
    void takesTheNextPortsOfWhichNoneIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(22_010, 1, InetAddress.getLoopbackAddress())) {
            PublishSpec publish = copy("audit", OptionalInt.empty())
                    .cluster()
                    .spec()
                    .network()
                    .publish();
            assertThat(taken.isBound()).isTrue();
            assertThat(publish.port().number()).isGreaterThanOrEqualTo(22_100);
            assertThat(publish.metricsPort().number() - publish.port().number()).isEqualTo(14);
        }
    }

    @Test
    void refusesTheNameOfTheClusterItself() {
        assertThatThrownBy(() -> copy("orders", OptionalInt.empty()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("orders is the cluster itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Not A Name", "", "-x"})
    void refusesANameThatNoClusterCanHave(String name) {
        assertThatThrownBy(() -> copy(name, OptionalInt.empty()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("metadata.name");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_530, 70_000})
    void refusesPortsThatAreNone(int port) {
        assertThatThrownBy(() -> copy("audit", OptionalInt.of(port)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("spec.network.publish");
    }
}

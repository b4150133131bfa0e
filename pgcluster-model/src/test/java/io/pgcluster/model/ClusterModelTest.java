package io.pgcluster.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterModelTest {
    private static final String MINIMAL = """
        apiVersion: pgcluster.io/v1
        kind: PostgresCluster
        metadata:
          name: orders
        """;

    @Test
    void aNameAloneIsACompleteSpecification() {
        Cluster cluster = accepted(MINIMAL);

        assertThat(cluster.name()).isEqualTo("orders");
        assertThat(cluster.spec().highAvailability().members()).isEqualTo(3);
        assertThat(cluster.spec().postgres().version().major()).isEqualTo(17);
    }

    @Test
    void defaultsDependOnWhatIsWritten() {
        Cluster alone = accepted(MINIMAL + "spec: { highAvailability: { enabled: false } }\n");

        assertThat(alone.spec().highAvailability().consensus().members()).isEqualTo(1);
        assertThat(accepted(MINIMAL).spec().highAvailability().consensus().members())
                .isEqualTo(3);
    }

    @Test
    void readsJson() {
        Cluster cluster = accepted("""
            {
            \t"apiVersion": "pgcluster.io/v1",
            \t"kind": "PostgresCluster",
            \t"metadata": { "name": "orders", "description": "caf\\u00e9 \\ud83d\\ude00" }
            }
            """);

        assertThat(cluster.metadata().description()).isEqualTo("café 😀");
    }

    @Test
    void whatIsWrittenDownIsReadBackUnchanged() {
        Cluster cluster = accepted(MINIMAL + """
            spec:
              postgres: { parameters: { wal_compression: on, work_mem: 2MB } }
              resources: { storage: { walSize: 20Gi } }
              security: { roles: [ { name: reporting } ], allowedClients: [127.0.0.1/32] }
            """);

        Resolution restored = ClusterModel.restore(ClusterModel.write(cluster));

        assertThat(restored).isEqualTo(new Resolution.Accepted(cluster, java.util.List.of()));
    }

    @Test
    void refusesBytesThatAreNotUtf8AtTheirPlace(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("cluster.yaml");
        Files.write(file, (MINIMAL + "  owner: caf\u00e9").getBytes(StandardCharsets.ISO_8859_1));

        Problem problem = ClusterModel.load(file).problems().get(0);

        assertThat(problem.id()).isEqualTo("not-utf-8");
        assertThat(problem.position()).hasToString("5:13");
    }

    private static Cluster accepted(String text) {
        Resolution resolution = ClusterModel.load(text);
        assertThat(resolution.problems()).isEmpty();
        return ((Resolution.Accepted) resolution).cluster();
    }
}

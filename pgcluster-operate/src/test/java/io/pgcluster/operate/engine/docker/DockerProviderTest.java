package io.pgcluster.operate.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.operate.cluster.EngineRecord;
import io.pgcluster.operate.operation.EngineProvider.Claim;
import io.pgcluster.operate.operation.Installation;
import io.pgcluster.operate.operation.Site;
import io.pgcluster.render.ClusterRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerProviderTest {
    @Test
    void remembersDockerFromTheFirstStartUntilTheDataIsGone(@TempDir Path directory) throws IOException {
        DockerProvider docker = new DockerProvider();
        Site site = site(directory);
        EngineRecord record = new EngineRecord(directory);
        assertThat(docker.claim(site)).isEqualTo(Claim.NONE);

        Files.createDirectories(directory.resolve("compose/secrets"));
        assertThat(docker.claim(site)).isEqualTo(Claim.POSSIBLE);

        record.keep("another");
        assertThat(docker.claim(site)).isEqualTo(Claim.POSSIBLE);

        record.keep(docker.name());
        assertThat(docker.claim(site)).isEqualTo(Claim.DATA);

        record.forget();
        assertThat(docker.claim(site)).isEqualTo(Claim.POSSIBLE);
    }

    private static Site site(Path directory) {
        Resolution.Accepted accepted = (Resolution.Accepted) ClusterModel.load("""
                apiVersion: pgcluster.io/v1
                kind: PostgresCluster
                metadata: { name: demo }
                """);
        return new Site(
                ClusterRenderer.plan(accepted.cluster()), directory, Installation.in(directory), "cluster.yaml");
    }
}

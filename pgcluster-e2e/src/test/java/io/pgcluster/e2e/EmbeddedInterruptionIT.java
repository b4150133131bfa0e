package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.junit.BuildBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A start without Docker that does not come to its end leaves nothing running, or nothing that {@code down} would not find. */
class EmbeddedInterruptionIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int TERMINATED = 143;
    private static final String SPEC = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: {name: interrupted}
            spec:
              postgres: {version: 17}
              highAvailability: {replicas: 1}
            """;

    @BeforeAll
    static void prepare() throws IOException {
        BuildBinaries.homeOrSkip(17);
    }

    @Test
    void endedWhileItCopiesAStandbyItStopsThePrimaryAndTheNextStartContinues() throws Exception {
        try (WithoutDocker cluster = WithoutDocker.in("interrupted")) {
            cluster.specify(SPEC);
            Process up = cluster.start("up");
            awaitFile(up, cluster.file("members/pg2.new"));
            up.destroy();

            assertThat(cluster.end(up)).isEqualTo(TERMINATED);
            assertThat(cluster.errors()).contains("interrupted; what up had started is stopped");
            assertThat(cluster.processes()).isEmpty();
            assertThat(cluster.run("status").out()).contains("is stopped");

            Process attached = cluster.start("up", "--attach");
            Await.until("the cluster is up", LIMIT, () -> says(cluster, "stop:     Ctrl-C"));
            assertThat(cluster.run("status").out()).contains("interrupted is healthy");
            attached.destroy();

            assertThat(cluster.end(attached)).isEqualTo(TERMINATED);
            assertThat(cluster.errors()).contains("interrupted is down; its data is kept");
            assertThat(cluster.processes()).isEmpty();
        }
    }

    @Test
    void killedWhileItCreatesAServerItLeavesNothingThatDownDoesNotEnd() throws Exception {
        try (WithoutDocker cluster = WithoutDocker.in("interrupted")) {
            cluster.specify(SPEC);
            killUpAt(cluster, "members/pg1.new/data");

            assertThat(cluster.run("down").exitCode()).isZero();
            assertThat(cluster.processes()).isEmpty();
        }
    }

    @Test
    void killedWhileServersRunItLeavesThemToTheNextStart() throws Exception {
        try (WithoutDocker cluster = WithoutDocker.in("interrupted")) {
            cluster.specify(SPEC);
            killUpAt(cluster, "members/pg2.new");

            assertThat(cluster.processes()).isNotEmpty();
            Ran next = cluster.run("up");
            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(cluster.run("status").out()).contains("interrupted is healthy");
            assertThat(cluster.run("down", "--volumes", "--yes").exitCode()).isZero();
            assertThat(cluster.processes()).isEmpty();
        }
    }

    /** Starts {@code up}, and kills it when this file is there. */
    private static void killUpAt(WithoutDocker cluster, String file) throws Exception {
        Process up = cluster.start("up");
        awaitFile(up, cluster.file(file));
        up.destroyForcibly();
        cluster.end(up);
    }

    private static void awaitFile(Process up, Path file) {
        Await.until(file + " is there", LIMIT, () -> Files.exists(file) || !up.isAlive());
        assertThat(up.isAlive()).isTrue();
    }

    private static boolean says(WithoutDocker cluster, String text) {
        try {
            return cluster.output().contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

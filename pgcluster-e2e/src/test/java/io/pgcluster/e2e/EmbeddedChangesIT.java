package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.junit.BuildBinaries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a running cluster without Docker makes of a changed specification: it is done, or said what it waits for, or refused. */
class EmbeddedChangesIT {
    @BeforeAll
    static void prepare() throws IOException {
        BuildBinaries.homeOrSkip(18);
    }

    @Test
    void aChangedSpecificationIsDoneOrSaidToWaitOrRefused() throws Exception {
        try (WithoutDocker cluster = WithoutDocker.in("changed")) {
            int taken = whileSomebodyHasThePort(cluster);

            assertThat(cluster.run("down").exitCode()).isZero();
            assertThat(up(cluster)).contains("127.0.0.1:" + taken);
            assertThat(ask(cluster, "SHOW max_connections")).contains("60");
            assertThat(cluster.run("status").out()).contains("changed is healthy");

            cluster.specify(spec(18, "maxConnections: 60", 1, "sync", taken));
            assertThat(up(cluster)).contains("all 2 members");
            assertThat(ask(cluster, "SELECT string_agg(slot_name, ',') FROM pg_replication_slots"))
                    .contains("pg2")
                    .doesNotContain("pg3");

            cluster.specify(spec(17, "maxConnections: 60", 1, "sync", taken));
            Ran refused = cluster.run("up");
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.err())
                    .contains("belongs to PostgreSQL 18, but the specification says 17; nothing was changed");
            assertThat(cluster.run("status").out()).contains("changed is healthy");
        }
    }

    /** The port that was wanted and not to be had. */
    private static int whileSomebodyHasThePort(WithoutDocker cluster) throws IOException {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = somebody.getLocalPort();
            cluster.specify(spec(18, "maxConnections: 120", 1, "async", taken));
            assertThat(up(cluster)).contains("pg1 listens on", "instead of " + taken);

            cluster.specify(
                    spec(18, "maxConnections: 60, extensions: [pg_trgm, postgis], ssl: false", 2, "sync", taken));
            assertThat(up(cluster))
                    .contains("all 3 members", "takes effect after the next down and up:", "max_connections")
                    .contains("extension postgis is skipped")
                    .contains("pg1 keeps listening on");
            assertThat(ask(cluster, "SHOW synchronous_standby_names")).contains("FIRST 1 (\"pg2\", \"pg3\")");
            return taken;
        }
    }

    private static String spec(int version, String postgres, int replicas, String mode, int port) {
        return """
                apiVersion: pgcluster.io/v1
                kind: PostgresCluster
                metadata: {name: changed}
                spec:
                  postgres: {version: %s, %s}
                  highAvailability: {replicas: %s, replication: {mode: %s}}
                  network: {publish: {port: %s}}
                """.formatted(version, postgres, replicas, mode, port);
    }

    private static String up(WithoutDocker cluster) {
        Ran up = cluster.run("up");
        assertThat(up.exitCode()).as(up.err()).isZero();
        return up.out();
    }

    private static String ask(WithoutDocker cluster, String sql) {
        return cluster.run("sql", sql, "--admin").out();
    }
}

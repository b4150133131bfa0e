package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An object store that is away while WAL is written: which of the two gives way, and that all goes on when it is back. */
@NeedsEngine
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
class StoreOutagesIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** A minute by default, after which nothing else happens. */
    private static final int PATIENCE_SECONDS = 3;

    private static final int SEGMENTS = 8;

    @Test
    void theDatabaseGoesOnAndTheGapIsReportedUntilTheNextBackup() {
        try (StoreCluster cluster =
                cluster("e2e-outage-database", "{ policy: protect-database, queueMaximum: 64Mi }")) {
            cluster.killStore();
            write(cluster, SEGMENTS);
            Await.until("WAL is given up", LIMIT, () -> cluster.log().contains("dropped WAL file"));
            write(cluster, 1);
            String away = "s3.stores.test:4443 cannot be reached (Connection refused)";
            assertThat(cluster.backup("run", "incremental").orFail(1).err()).contains(away);
            assertThat(cluster.record("incremental").path("message").asText()).contains(away);

            cluster.startStore();
            cluster.archive();
            assertThat(cluster.window().path("missingWal").isTextual()).isTrue();
            assertThat(cluster.backup("run", "verify").orFail(1).err())
                    .containsPattern("WAL [0-9A-F]{24} to .* is missing");
            assertThat(cluster.record("verify").path("message").asText()).contains("is missing");

            cluster.backup("run", "full").orFail();
            String target = target(cluster);
            assertThat(cluster.window().path("missingWal").isNull()).isTrue();
            cluster.restore(cluster.answer("preflight", "--to-time", target, "--json"));
            assertThat(cluster.query("SELECT count(*) FROM orders")).isEqualTo(Integer.toString(SEGMENTS + 1));
        }
    }

    @Test
    void noWalIsLostWhereRecoveryIsProtected() {
        try (StoreCluster cluster = cluster("e2e-outage-recovery", "{ policy: protect-recovery }")) {
            cluster.freezeStore();
            write(cluster, SEGMENTS);
            String target = cluster.now();
            write(cluster, 1);
            Await.until("archiving fails", LIMIT, () -> !cluster.query("SELECT failed_count FROM pg_stat_archiver")
                    .equals("0"));
            assertThat(cluster.backup("run", "incremental").orFail(1).err()).contains("s3.stores.test:4443");

            cluster.thawStore();
            cluster.archive();
            cluster.backup("run", "verify").orFail();
            assertThat(cluster.window().path("missingWal").isNull()).isTrue();
            cluster.backup("run", "incremental").orFail();
            cluster.restore(cluster.answer("preflight", "--to-time", target, "--json"));
            assertThat(cluster.query("SELECT count(*) FROM orders")).isEqualTo(Integer.toString(SEGMENTS));
        }
    }

    private static StoreCluster cluster(String name, String archiving) {
        StoreCluster cluster =
                StoreCluster.of(name, ObjectStore.S3_BY_PATH, PATIENCE_SECONDS, "walArchiving: " + archiving);
        try {
            cluster.up();
            cluster.awaitFirstBackup();
            cluster.query("CREATE TABLE orders (id int)");
            cluster.archive();
            return cluster;
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    /** Commits rows, each in a segment of WAL of its own: the server goes on. */
    private static void write(StoreCluster cluster, int rows) {
        for (int row = 0; row < rows; row++) {
            cluster.query("INSERT INTO orders VALUES (1)");
            cluster.switchSegment();
        }
    }

    /** A time after what was written so far, to which the archive reaches. */
    private static String target(StoreCluster cluster) {
        String now = cluster.now();
        write(cluster, 1);
        cluster.archive();
        return now;
    }
}

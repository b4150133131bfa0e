package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backups into object stores, which a member and the backup host reach over TLS by an authority of the store's own. */
@NeedsEngine
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
class ObjectStoresIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int PATIENCE_SECONDS = 60;

    @ParameterizedTest
    @EnumSource(names = "S3_BY_PATH", mode = EnumSource.Mode.EXCLUDE)
    void keepBackupsAndWalFromWhichATimeIsRestored(ObjectStore store) {
        try (StoreCluster cluster = StoreCluster.of("e2e-store-" + store.id(), store, PATIENCE_SECONDS, "")) {
            cluster.writeCredentials(false);
            cluster.up();
            refusesWrongCredentialsAndGoesOnWithTheRightOnes(cluster);
            String target = backsUp(cluster);
            restores(cluster, target);
        }
    }

    private static void refusesWrongCredentialsAndGoesOnWithTheRightOnes(StoreCluster cluster) {
        String refusal = "the object store refused the credentials";
        Await.until(
                "the status names the refusal",
                LIMIT,
                () -> cluster.runs().at("/stanza/message").asText().contains(refusal));
        assertThat(cluster.backup("run", "full").orFail(1).err()).contains(refusal);
        assertThat(cluster.record("full").path("lastResult").asText()).isEqualTo("failed");
        assertThat(cluster.record("full").path("message").asText()).contains(refusal);
        cluster.writeCredentials(true);
        cluster.installSecrets();
        cluster.awaitFirstBackup();
    }

    /** A moment between rows that are archived. */
    private static String backsUp(StoreCluster cluster) {
        cluster.query("CREATE TABLE orders (id int)");
        cluster.query("INSERT INTO orders VALUES (1), (2)");
        String target = cluster.now();
        cluster.query("INSERT INTO orders VALUES (3)");
        cluster.archive();
        cluster.backup("run", "differential").orFail();
        cluster.backup("run", "check").orFail();
        cluster.backup("run", "verify").orFail();
        cluster.backup("run", "drill").orFail();
        assertThat(cluster.answer("list", "--json").path("backups"))
                .extracting(backup -> backup.path("type").asText())
                .containsExactly("full", "differential");
        return target;
    }

    private static void restores(StoreCluster cluster, String target) {
        JsonNode restored = cluster.restore(cluster.answer("preflight", "--to-time", target, "--json"));

        assertThat(restored.path("timeline").asInt()).isEqualTo(2);
        assertThat(cluster.rows()).isEqualTo("1,2");
        cluster.query("INSERT INTO orders VALUES (4)");
        cluster.archive();
        cluster.backup("run", "full").orFail();
        cluster.backup("run", "verify").orFail();
        JsonNode window = cluster.window();
        assertThat(window.path("timeline").asInt()).isEqualTo(2);
        assertThat(window.path("missingWal").isNull()).isTrue();
    }
}

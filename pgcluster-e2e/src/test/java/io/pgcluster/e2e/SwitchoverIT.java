package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The primary is moved on purpose while clients write: no one sees an error, and whatever goes wrong, nothing stays paused. */
@NeedsEngine
@Order(1)
@Isolated("the pause that it measures is shorter than the start of a cluster next to it")
class SwitchoverIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Longest pause on a machine that is busy with other tests; quiet, it is 3 s. */
    private static final double LONGEST_PAUSE = 5;

    private static LiveCluster cluster;
    private static final int PORT = Ports.block();

    @BeforeAll
    static void start() {
        cluster = LiveCluster.of("e2e-move", Specs.of("e2e-move", 15, 2, "sync", PORT));
        cluster.up();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource({"plain, 5", "prepared, 2", "connect, 2"})
    void noClientSeesAnError(String client, int times) {
        for (int i = 0; i < times; i++) {
            JsonNode report = cluster.drill("switchover", "--client", client)
                    .complete()
                    .withoutLoss()
                    .promoted(1)
                    .report();
            assertThat(report.path("errors").asLong(-1)).as("client errors").isZero();
            assertThat(report.path("outageSeconds").asDouble(-1)).isBetween(0.0, LONGEST_PAUSE);
        }
    }

    @Test
    void givesUpBehindALongTransactionAndLeavesNothingPaused() throws SQLException {
        String before = cluster.primary();
        try (Connection connection = Clients.connect(cluster, PORT)) {
            connection.setAutoCommit(false);
            Clients.execute(connection, "SELECT txid_current()");
            Ran ran = cluster.command(LIMIT, "switchover");
            assertThat(ran.exitCode()).isEqualTo(4);
            assertThat(ran.out() + ran.err()).contains("transaction");
            assertNothingPaused();
            Clients.execute(connection, "SELECT 1");
            connection.commit();
        }
        assertThat(cluster.primary()).isEqualTo(before);
    }

    @Test
    void killedInTheMiddleLeavesNothingPaused() throws Exception {
        assertThat(killedDuringAPause(10))
                .as("a pause was seen before the kill")
                .isTrue();
        Await.until(
                "nothing is paused", Duration.ofSeconds(45), () -> !isPaused("pgbouncer1") && !isPaused("pgbouncer2"));
        try (Connection connection = Clients.connect(cluster, PORT)) {
            Clients.execute(connection, "SELECT 1");
        }
        cluster.awaitHealthy();
    }

    /** A switchover may be over between two looks: then there is the next one. */
    private static boolean killedDuringAPause(int attempts) throws Exception {
        for (int attempt = 0; attempt < attempts; attempt++) {
            cluster.awaitHealthy();
            java.lang.Process process = new ProcessBuilder(cluster.commandLine("switchover"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            AtomicBoolean seen = new AtomicBoolean();
            Await.until("a pooler is paused or the switchover has ended", LIMIT, () -> {
                seen.set(isPaused("pgbouncer1"));
                return seen.get() || !process.isAlive();
            });
            boolean alive = process.isAlive();
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            if (seen.get() && alive) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAUSE", "PAUSE myapp"})
    void statusReportsAPausedPooler(String pause) {
        cluster.awaitHealthy();
        new PoolerConsole(cluster, "pgbouncer1").run(pause).orFail();
        try {
            Ran status = cluster.command(LIMIT, "status");
            assertThat(status.exitCode()).as("exit code of status").isEqualTo(5);
            assertThat(status.out()).contains("paused: clients wait");
        } finally {
            new PoolerConsole(cluster, "pgbouncer1")
                    .run(pause.replace("PAUSE", "RESUME"))
                    .orFail();
        }
        cluster.awaitHealthy();
        cluster.command(LIMIT, "status").orFail();
    }

    private static void assertNothingPaused() {
        assertThat(isPaused("pgbouncer1")).as("pgbouncer1 paused").isFalse();
        assertThat(isPaused("pgbouncer2")).as("pgbouncer2 paused").isFalse();
    }

    private static boolean isPaused(String pooler) {
        return new PoolerConsole(cluster, pooler)
                .run("SHOW STATE")
                .orFail()
                .out()
                .contains("paused|yes");
    }
}

package io.pgcluster.exporter.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.dashboard.PanelRun.Outcome;
import io.pgcluster.exporter.prometheus.PrometheusServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every query of every panel shows something on a live cluster, with all servers chosen and with each one alone. */
class DashboardsIT {
    private static final Duration RANGE = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration RETRY_LIMIT = Duration.ofSeconds(15);

    @TempDir
    private static @Nullable Path directory;

    @TempDir
    private static @Nullable Path poolerDirectory;

    private static @Nullable MonitoredCluster cluster;
    private static @Nullable Situations situations;

    @BeforeAll
    static void start() throws Exception {
        MonitoredCluster.programsOrSkip();
        cluster = MonitoredCluster.start(started(directory), started(poolerDirectory));
        situations = Situations.start(cluster.cluster());
        PrometheusServer prometheus = cluster.prometheus();
        String enough = "min(count_over_time(up[5m])) >= " + RANGE.dividedBy(MonitoredCluster.SCRAPE_INTERVAL);
        prometheus.until("enough scrapes of every target", LIMIT, () -> !prometheus
                .values(enough)
                .isEmpty());
    }

    @AfterAll
    static void stop() throws Exception {
        if (situations != null) {
            situations.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void everyQueryOfEveryPanelShowsData() throws Exception {
        List<Dashboard> dashboards = Dashboard.all(MonitoredCluster.dashboards());
        ExpectedEmpty expected = ExpectedEmpty.read("/dashboards/empty-18.txt");
        started(cluster).load().check();
        started(situations).check();

        Map<String, Outcome> outcomes = afterRetries(dashboards, expected);

        outcomes.forEach(
                (choice, outcome) -> System.out.println(outcome + (choice.endsWith("one") ? " | one server" : "")));
        assertThat(dashboards).hasSizeGreaterThan(10);
        assertThat(expected.stale(dashboards))
                .as("lines of empty-18.txt for queries that no longer exist")
                .isEmpty();
        assertThat(outcomes.values().stream()
                        .filter(outcome -> !outcome.isFine(expected))
                        .map(outcome -> outcome + "\n    " + outcome.sent()))
                .as("dashboard | panel | target | type | state, and the expression")
                .isEmpty();
    }

    /** A scrape may have come late or in part on a busy machine, so what is not fine is asked again for a while. */
    private static Map<String, Outcome> afterRetries(List<Dashboard> dashboards, ExpectedEmpty expected) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        dashboards.forEach(dashboard -> outcomes.putAll(outcomes(dashboard)));
        long end = System.nanoTime() + RETRY_LIMIT.toNanos();
        for (Set<String> again = unfine(outcomes, expected);
                !again.isEmpty() && System.nanoTime() < end;
                again = unfine(outcomes, expected)) {
            Set<String> affected = again;
            dashboards.stream()
                    .filter(dashboard -> affected.contains(dashboard.uid()))
                    .flatMap(dashboard -> outcomes(dashboard).entrySet().stream())
                    .filter(entry -> entry.getValue().isFine(expected))
                    .forEach(entry -> outcomes.put(entry.getKey(), entry.getValue()));
        }
        return outcomes;
    }

    /** The dashboards of which a query shows nothing, though it should. */
    private static Set<String> unfine(Map<String, Outcome> outcomes, ExpectedEmpty expected) {
        return outcomes.values().stream()
                .filter(outcome -> !outcome.isFine(expected))
                .map(outcome -> outcome.panel().dashboard())
                .collect(Collectors.toSet());
    }

    /** With all servers, and each query with the server for which it shows most: a replica's panel shows nothing for the primary. */
    private static Map<String, Outcome> outcomes(Dashboard dashboard) {
        TimeFrame frame = new TimeFrame(Instant.now().getEpochSecond(), RANGE, MonitoredCluster.SCRAPE_INTERVAL);
        PanelRun run = new PanelRun(started(cluster).prometheus(), frame);
        Map<String, Outcome> outcomes = new TreeMap<>();
        run.all(dashboard, Map.of()).forEach(outcome -> outcomes.put(outcome.key() + " | all", outcome));
        for (String server : List.of("pg1", "pg2", "pooler1")) {
            for (Outcome outcome : run.all(dashboard, Map.of("instance", server, "datname", "app"))) {
                outcomes.merge(outcome.key() + " | one", outcome, DashboardsIT::better);
            }
        }
        return outcomes;
    }

    /** Data beats nothing, and what is wrong beats both. */
    private static Outcome better(Outcome one, Outcome other) {
        if (one.state() == TargetState.EMPTY || one.state() == TargetState.NOT_A_NUMBER) {
            return other;
        }
        return other.state() == TargetState.EMPTY
                        || other.state() == TargetState.NOT_A_NUMBER
                        || one.state().compareTo(other.state()) >= 0
                ? one
                : other;
    }

    private static <T> T started(@Nullable T what) {
        return Objects.requireNonNull(what, "not started");
    }
}

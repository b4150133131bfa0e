package io.pgcluster.exporter.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.prometheus.PrometheusServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on a server moves the number of the panel that is about it, and of no other one. */
class PanelMeaningIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration RANGE = Duration.ofSeconds(60);

    @TempDir
    private static @Nullable Path directory;

    @TempDir
    private static @Nullable Path poolerDirectory;

    private static @Nullable MonitoredCluster cluster;
    private static Map<String, Dashboard> dashboards = Map.of();

    @BeforeAll
    static void start() throws Exception {
        MonitoredCluster.programsOrSkip();
        cluster = MonitoredCluster.start(started(directory), started(poolerDirectory));
        dashboards = Dashboard.all(MonitoredCluster.dashboards()).stream()
                .collect(Collectors.toMap(Dashboard::uid, Function.identity()));
        prometheus()
                .until(
                        "rates of both servers",
                        LIMIT,
                        () -> prometheus()
                                        .values("count(count_over_time(pg_up[1m]) >= 5) == 2")
                                        .size()
                                == 1);
    }

    @AfterAll
    static void stop() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> movesThePanelThatIsAboutItAndNoOther() {
        List<Fault> faults = new Faults(started(cluster).cluster()).all();
        assertThat(faults).hasSizeGreaterThan(10);
        return faults.stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> show(fault)));
    }

    private static void show(Fault fault) throws Exception {
        started(cluster).load().check();
        awaitScrape();
        Map<Reading, Double> before = read(EnumSet.allOf(Reading.class));
        AutoCloseable cause = fault.cause().start();
        try (cause) {
            double calm = Objects.requireNonNull(before.get(fault.shown()));
            prometheus().until(fault.shown() + " moves from " + calm, LIMIT, () -> number(fault.shown()).stream()
                    .anyMatch(now -> fault.shown().moved(calm, now)));
            assertThat(moved(fault, before)).isEmpty();
        }
    }

    /** What the fault before has left behind is read again before the next one. */
    private static void awaitScrape() {
        String since = "min(timestamp(pg_up)) > " + (Instant.now().getEpochSecond() + 1);
        prometheus()
                .until("a new scrape", LIMIT, () -> !prometheus().values(since).isEmpty());
    }

    /** Readings that moved although the fault has nothing to do with them. */
    private static Map<Reading, String> moved(Fault fault, Map<Reading, Double> before) {
        Set<Reading> others = EnumSet.complementOf(EnumSet.of(fault.shown()));
        others.removeAll(fault.also());
        Map<Reading, String> moved = new EnumMap<>(Reading.class);
        read(others).forEach((reading, after) -> {
            double calm = Objects.requireNonNull(before.get(reading));
            if (reading.moved(calm, after)) {
                moved.put(reading, calm + " to " + after);
            }
        });
        return moved;
    }

    private static Map<Reading, Double> read(Set<Reading> readings) {
        Map<Reading, Double> numbers = new EnumMap<>(Reading.class);
        try {
            prometheus().until("values of all panels", LIMIT, () -> {
                readings.forEach(reading -> number(reading).ifPresent(value -> numbers.putIfAbsent(reading, value)));
                return numbers.keySet().containsAll(readings);
            });
        } catch (AssertionError e) {
            Set<Reading> missing = EnumSet.copyOf(readings);
            missing.removeAll(numbers.keySet());
            throw new AssertionError("no values of " + missing, e);
        }
        return numbers;
    }

    private static OptionalDouble number(Reading reading) {
        Dashboard dashboard = Objects.requireNonNull(dashboards.get(reading.dashboard()), reading.dashboard());
        Panel panel = dashboard.panel(reading.title());
        Target target = panel.targets().stream()
                .filter(one -> one.refId().equals(reading.target()))
                .findFirst()
                .orElseThrow();
        TimeFrame now = new TimeFrame(Instant.now().getEpochSecond(), RANGE, MonitoredCluster.SCRAPE_INTERVAL);
        return reading.number(
                new PanelRun(prometheus(), now).now(dashboard, target, Map.of("instance", reading.server())));
    }

    private static PrometheusServer prometheus() {
        return started(cluster).prometheus();
    }

    private static <T> T started(@Nullable T what) {
        return Objects.requireNonNull(what, "not started");
    }
}

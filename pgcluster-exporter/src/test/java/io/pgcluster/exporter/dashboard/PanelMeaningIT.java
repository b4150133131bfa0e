package io.pgcluster.exporter.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on a cluster moves the numbers of the panels that are about it, and of no other one; and they come back. */
class PanelMeaningIT {
    private static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(1);
    /** The archiver, for one, waits a minute after three attempts. */
    private static final Duration LIMIT = Duration.ofSeconds(150);

    /** A rate shows what is over for some seconds, and scrapes come late or in part on a busy machine. */
    private static final Duration OTHERS_LIMIT = Duration.ofSeconds(60);

    /** Nothing that is read needs them, and they take time. */
    private static final Pattern COLLECTORS_LEFT_OUT = Pattern.compile(
            "bloat|buffercache.*|compatibility.*|stat_statements|stat_statements_(detail|text)|.*_indexes|index_size|stat_user_functions|stat_io|stat_slru");

    /** What each panel shows while nothing is wrong, or after something that it still shows. */
    private static final Map<Reading, Double> CALM = new EnumMap<>(Reading.class);

    @TempDir
    private static @Nullable Path directory;

    @TempDir
    private static @Nullable Path poolerDirectory;

    private static @Nullable MonitoredCluster cluster;
    private static @Nullable PanelReader panels;

    @BeforeAll
    static void start() throws Exception {
        MonitoredCluster.programsOrSkip();
        MonitoredCluster started = MonitoredCluster.start(
                started(directory),
                started(poolerDirectory),
                SCRAPE_INTERVAL,
                name -> !COLLECTORS_LEFT_OUT.matcher(name).matches(),
                List.of());
        cluster = started;
        String enough = "count(count_over_time(pg_up[1m]) >= 5) == 2 and on () pgbouncer_up == 1";
        started.prometheus().until("rates of both servers and of the pooler", LIMIT, () -> !started.prometheus()
                .values(enough)
                .isEmpty());
        PanelReader reader =
                new PanelReader(started.prometheus(), Dashboard.all(MonitoredCluster.dashboards()), SCRAPE_INTERVAL);
        panels = reader;
        CALM.putAll(reader.completely(LIMIT));
    }

    @AfterAll
    static void stop() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> movesThePanelsThatAreAboutItAndNoOther() {
        return faults().stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> show(fault)));
    }

    @Test
    void showsEveryPanelThatIsWatched() {
        Set<Reading> shown =
                faults().stream().flatMap(fault -> fault.shown().stream()).collect(Collectors.toSet());
        assertThat(shown).containsExactlyInAnyOrder(Reading.values());
        assertThat(shown.stream()
                        .map(reading -> reading.number().dashboard() + " | "
                                + reading.number().title())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(25);
    }

    private static List<Fault> faults() {
        MonitoredCluster all = started(cluster);
        List<Fault> faults = new ArrayList<>(new SessionFaults(all.cluster()).all());
        faults.addAll(new ServerFaults(all).all());
        faults.addAll(new NeighbourFaults(all).all());
        faults.addAll(new ReplicationFaults(all.cluster()).all());
        return faults;
    }

    private static void show(Fault fault) throws Exception {
        started(cluster).load().check();
        PanelReader reader = started(panels);
        reader.await("over", LIMIT, fault.passing(), PanelMeaningIT::isCalm);
        AutoCloseable cause = fault.cause().start();
        try (cause) {
            Map<Reading, Double> worse = reader.await("worse", LIMIT, fault.shown(), PanelMeaningIT::isWorse);
            worse.keySet().removeIf(reading -> !reading.number().lasting());
            CALM.putAll(worse);
            // Among them are those of the fault before, which must no longer be shown.
            reader.await(
                    "as it was, having nothing to do with it", OTHERS_LIMIT, fault.others(), PanelMeaningIT::isCalm);
        }
    }

    private static boolean isWorse(Reading reading, double now) {
        return reading.worse(Objects.requireNonNull(CALM.get(reading)), now);
    }

    private static boolean isCalm(Reading reading, double now) {
        return reading.same(Objects.requireNonNull(CALM.get(reading)), now);
    }

    private static <T> T started(@Nullable T what) {
        return Objects.requireNonNull(what, "not started");
    }
}

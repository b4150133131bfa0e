package io.pgcluster.exporter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.collector.builtin.AskedName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the exporter's jar shows with all collectors and sources is read by Prometheus' own programs, in both formats. */
class PrometheusIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String TEXT = "text/plain;version=0.0.4";
    private static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0";
    private static final int SCRAPES = 3;

    /** Beginnings of names that others ask for and that are not in this scrape, with the reason. */
    private static final Map<String, String> NOT_IN_THIS_SCRAPE = Map.of(
            "pg_bloat_", "tables of more than a megabyte",
            "pg_stat_bgwriter_buffers_backend", "PostgreSQL before 17",
            "pg_exporter_user_queries_load_error", "a file of the user's",
            "pg_blocked_queries", "a request for a lock that waits",
            "patroni_master", "Patroni before 4, or a relayed patroni_primary",
            "pgbouncer_stats_totals_client_parses", "a newer PgBouncer",
            "pgbouncer_stats_totals_server_parses", "a newer PgBouncer",
            "pgbouncer_stats_totals_binds", "a newer PgBouncer",
            "pgbouncer_stats_totals_queries_total", "PgBouncer before 1.8",
            "pgbackrest_", "the program pgBackRest, for some");

    @TempDir
    private static @Nullable Path directory;

    @TempDir
    private static @Nullable Path poolerDirectory;

    private static @Nullable WatchedCluster cluster;
    private static @Nullable ExporterProcess exporter;

    @BeforeAll
    static void start() throws Exception {
        Promtool.orSkip();
        cluster = WatchedCluster.start(18, started(poolerDirectory));
        exporter = ExporterProcess.start(directory(), cluster.configuration(directory()));
    }

    @AfterAll
    static void stop() throws Exception {
        if (exporter != null) {
            exporter.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void promtoolComplainsOfTheNamesThatAreListedAndOfNothingElse() throws Exception {
        String metrics = Http.text(started(exporter).url(), "Accept", TEXT);

        assertThat(metrics.lines().map(line -> line.split("[{ ]", 2)[0]).distinct())
                .contains(
                        "patroni_up",
                        "pgbouncer_up",
                        "pgbackrest_backup_info",
                        "pgcluster_backup_drill_info",
                        "pg_volume_up",
                        "jvm_threads_current")
                .contains(
                        "pg_stat_user_tables_seq_scan",
                        "pg_stat_wal_receiver_received_tli",
                        "pg_settings_work_mem_bytes");
        assertThat(Promtool.complaints(directory(), metrics)).containsExactlyElementsOf(known());
    }

    @Test
    void everyFamilyOfAScrapeIsOnTheReferencePage() throws Exception {
        Map<String, String> shown =
                ReferencePage.inAnswer(Http.text(started(exporter).url(), "Accept", TEXT));

        assertThat(shown).hasSizeGreaterThan(400);
        assertThat(ReferencePage.families()).containsAllEntriesOf(shown);
    }

    @Test
    void theNamesThatOthersAskForAreInAScrapeWithCompatibility() throws Exception {
        String metrics = Http.text(started(exporter).url(), "Accept", TEXT);
        Set<String> shown = metrics.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());

        assertThat(AskedName.all())
                .filteredOn(name -> !name.state().equals(AskedName.NOT_OFFERED))
                .extracting(AskedName::name)
                .filteredOn(name -> NOT_IN_THIS_SCRAPE.keySet().stream().noneMatch(name::startsWith))
                .hasSizeGreaterThan(250)
                .allMatch(name -> shown.contains(name) || shown.contains(name + "_bucket"));
    }

    @Test
    void prometheusAcceptsEverySampleOfBothFormats() throws Exception {
        String url = started(exporter).url();
        try (FormatRelay text = FormatRelay.start(url, TEXT);
                FormatRelay openMetrics = FormatRelay.start(url, OPEN_METRICS);
                PrometheusServer prometheus = PrometheusServer.start(
                        directory(), Map.of("text", text.port(), "openmetrics", openMetrics.port()))) {
            prometheus.until(
                    SCRAPES + " scrapes of each format, with the same names",
                    LIMIT,
                    () -> prometheus.history("up{job='text'}").size() >= SCRAPES
                            && prometheus.history("up{job='openmetrics'}").size() >= SCRAPES
                            && prometheus.names("text").equals(prometheus.names("openmetrics")));

            assertThat(prometheus.targets()).isEqualTo(Map.of("text", "up \"\"", "openmetrics", "up \"\""));
            assertThat(text.answered()).singleElement().asString().startsWith("text/plain");
            assertThat(openMetrics.answered()).singleElement().asString().startsWith("application/openmetrics-text");
            assertThat(prometheus.values("min_over_time(up[1m])")).isEqualTo(both(1));
            tookAll(prometheus, "text", text);
            tookAll(prometheus, "openmetrics", openMetrics);
            hasTheServersValues(prometheus);
            assertThat(prometheus.ownMetrics().stream().filter(PrometheusIT::isRefusal))
                    .hasSizeGreaterThan(3)
                    .allMatch(line -> line.endsWith(" 0"));
            assertThat(prometheus.log()).doesNotContain("level=error", "level=warn");
        }
    }

    /** Each answer as many as it had, and none dropped after that: neither one of a time of its own nor one that was there twice. */
    private static void tookAll(PrometheusServer prometheus, String job, FormatRelay relay) {
        List<Double> taken = prometheus.history("scrape_samples_scraped{job='" + job + "'}");
        List<Double> kept = prometheus.history("scrape_samples_post_metric_relabeling{job='" + job + "'}");
        assertThat(taken).hasSizeGreaterThanOrEqualTo(SCRAPES);
        assertThat(taken).isEqualTo(relay.samples().subList(0, taken.size())).allMatch(number -> number > 2000);
        assertThat(kept.subList(0, taken.size())).isEqualTo(taken);
        assertThat(prometheus.values("count by (job) ({job='" + job + "',__name__!~'up|scrape_.+'})"))
                .containsOnlyKeys(job)
                .allSatisfy((same, number) -> assertThat(relay.samples()).contains(number));
    }

    private static void hasTheServersValues(PrometheusServer prometheus) throws SQLException {
        String pg1 = "{cluster='dev',server='pg1'}";
        assertThat(prometheus.values("sum by (job) (pg_up)")).isEqualTo(both(2));
        assertThat(prometheus.values("pg_replication_is_replica" + pg1)).isEqualTo(both(0));
        assertThat(prometheus.values("pg_replication_is_replica{cluster='dev',server='pg2'}"))
                .isEqualTo(both(1));
        assertThat(prometheus.values("pg_settings_max_connections" + pg1)).isEqualTo(both(setting("max_connections")));
        assertThat(prometheus.values("pg_roles_connection_limit{server='pg1',rolname='monitor'}"))
                .isEqualTo(both(7));
        assertThat(prometheus.values("pg_stat_user_tables_n_live_tup{server='pg1',relname='odd \\\\ \"name\"'}"))
                .isEqualTo(both(1));
        assertThat(prometheus.values("patroni_primary{cluster='dev',name='pg1'}"))
                .isEqualTo(both(1));
        assertThat(prometheus.values("pgbouncer_config_max_client_connections{cluster='dev',server='pooler1'}"))
                .isEqualTo(both(77));
        assertThat(prometheus.values("pg_volume_size_bytes{cluster='dev',volume='here'} > bool 0"))
                .isEqualTo(both(1));
    }

    private static Map<String, Double> both(double value) {
        return Map.of("text", value, "openmetrics", value);
    }

    /** Its counters of samples that it read and did not keep. */
    private static boolean isRefusal(String line) {
        return line.startsWith("prometheus_target_scrapes_exceeded_")
                || line.startsWith("prometheus_target_scrapes_sample_");
    }

    private static double setting(String name) throws SQLException {
        try (Connection session = started(cluster).server().server().connect();
                var result = session.createStatement().executeQuery("SHOW " + name)) {
            result.next();
            return result.getDouble(1);
        }
    }

    private static List<String> known() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PrometheusIT.class.getResourceAsStream("/prometheus/complaints.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .sorted()
                    .toList();
        }
    }

    private static Path directory() {
        return started(directory);
    }

    private static <T> T started(@Nullable T what) {
        return Objects.requireNonNull(what, "not started");
    }
}

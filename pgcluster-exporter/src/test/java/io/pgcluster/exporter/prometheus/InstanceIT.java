package io.pgcluster.exporter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pgcluster.model.value.TimeSpan;
import io.pgcluster.monitoring.scrape.ScrapeJob;
import io.pgcluster.monitoring.scrape.UpByServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scrape job that bundles and documents show gives each server of one exporter an instance of its own. */
class InstanceIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * As rules for one exporter per server are written: the two sides are matched by instance. Values of the last minute, since a scrape
     * on a busy machine may lack some.
     */
    private static final String JOINED =
            "sum by (job, instance) (last_over_time(pg_stat_activity_count{job='%1$s'}[1m]))"
                    + " / on (instance) last_over_time(pg_settings_max_connections{job='%1$s'}[1m])";

    /** Each has a value for both jobs. */
    private static final List<String> WAITED_FOR = List.of(
            "sum by (job) (pg_up) == 2",
            "count by (job) (pg_settings_max_connections) == 2",
            "count by (job) (count by (job, server) (pg_stat_activity_count)) == 2",
            "sum by (job) (pgbouncer_up) == 1",
            "count by (job) (up{server!=''})");

    @Test
    void namesEachServerByItsInstanceUntilTheExporterStops(@TempDir Path directory, @TempDir Path poolerDirectory)
            throws Exception {
        Promtool.orSkip();
        try (WatchedCluster cluster = WatchedCluster.start(18, poolerDirectory)) {
            try (ExporterProcess exporter = ExporterProcess.start(directory, cluster.configuration(directory))) {
                String address = URI.create(exporter.url()).getAuthority();
                try (PrometheusServer prometheus =
                        PrometheusServer.start(directory, configuration(directory, address))) {
                    prometheus.until("both jobs have scraped everything", LIMIT, () -> WAITED_FOR.stream()
                            .allMatch(waited -> prometheus.values(waited).size() == 2));

                    hasOneInstanceForEachServer(prometheus, address);
                    evaluatesWhatAPlainScrapeCannot(prometheus);

                    exporter.stop();
                    prometheus.until(
                            "series of every instance end when the exporter does not answer",
                            LIMIT,
                            () -> prometheus.values("up").equals(Map.of("postgres", 0.0, "plain", 0.0))
                                    && prometheus
                                            .values("count by (job) (pg_up)")
                                            .isEmpty());
                }
            }
        }
    }

    private static void hasOneInstanceForEachServer(PrometheusServer prometheus, String address) {
        assertThat(prometheus.valuesBy("instance", "last_over_time(pg_up{job='postgres'}[1m])"))
                .isEqualTo(Map.of("pg1", 1.0, "pg2", 1.0));
        assertThat(prometheus.valuesBy("instance", "last_over_time(pgbouncer_up{job='postgres'}[1m])"))
                .isEqualTo(Map.of("pooler1", 1.0));
        assertThat(prometheus.valuesBy("instance", "max_over_time(up{job='postgres',cluster='dev',server=''}[1m])"))
                .isEqualTo(Map.of(address, 1.0));
        assertThat(prometheus.valuesBy("instance", "last_over_time(up{job='postgres',server!=''}[1m])"))
                .isEqualTo(Map.of("pg1", 1.0, "pg2", 1.0, "pooler1", 1.0));
        assertThat(prometheus.valuesBy(
                        "instance", "last_over_time(jvm_threads_current{job='postgres',cluster='dev'}[1m])"))
                .containsOnlyKeys(address);
        assertThat(prometheus.values("count by (job) ({job='postgres',server!='',instance='" + address + "'})"))
                .isEmpty();
        assertThat(prometheus.values("scrape_samples_scraped - scrape_samples_post_metric_relabeling"))
                .isEqualTo(Map.of("postgres", 0.0, "plain", 0.0));
        assertThat(prometheus.labels()).noneMatch(label -> label.startsWith("exported_"));
    }

    private static void evaluatesWhatAPlainScrapeCannot(PrometheusServer prometheus) {
        assertThat(prometheus.refusal(JOINED.formatted("plain"))).contains("duplicate series for the match group");
        assertThat(prometheus.refusal(JOINED.formatted("postgres"))).isEmpty();
        assertThat(prometheus.valuesBy("instance", JOINED.formatted("postgres")))
                .containsOnlyKeys("pg1", "pg2")
                .allSatisfy((instance, share) -> assertThat(share).isBetween(0.0, 1.0));
    }

    private static String configuration(Path directory, String address) throws IOException {
        JsonMapper json = new JsonMapper();
        Path rules = directory.resolve("up.yaml");
        Files.writeString(rules, json.writeValueAsString(UpByServer.file()));
        Map<String, Object> plain = Map.of(
                "job_name",
                "plain",
                "scrape_interval",
                "2s",
                "static_configs",
                List.of(Map.of("targets", List.of(address))));
        return json.writeValueAsString(Map.of(
                "global",
                Map.of("evaluation_interval", "1s"),
                "rule_files",
                List.of(rules.toString()),
                "scrape_configs",
                List.of(new ScrapeJob("dev", address, TimeSpan.parse("2s")).settings(), plain)));
    }
}

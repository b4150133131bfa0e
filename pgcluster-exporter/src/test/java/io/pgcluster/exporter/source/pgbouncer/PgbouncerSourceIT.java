package io.pgcluster.exporter.source.pgbouncer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.metric.MetricType;
import io.pgcluster.exporter.prometheus.Promtool;
import io.pgcluster.exporter.source.CollectedSamples;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PgbouncerSourceIT {
    private static final List<String> OF_ALL_VERSIONS = List.of(
            "pgbouncer_cached_dns_names",
            "pgbouncer_cached_dns_zones",
            "pgbouncer_databases",
            "pgbouncer_databases_current_connections",
            "pgbouncer_databases_disabled",
            "pgbouncer_databases_max_connections",
            "pgbouncer_databases_paused",
            "pgbouncer_databases_pool_size",
            "pgbouncer_databases_reserve_pool",
            "pgbouncer_free_clients",
            "pgbouncer_free_servers",
            "pgbouncer_in_flight_dns_queries",
            "pgbouncer_login_clients",
            "pgbouncer_pools",
            "pgbouncer_pools_client_active_connections",
            "pgbouncer_pools_client_maxwait_seconds",
            "pgbouncer_pools_client_waiting_connections",
            "pgbouncer_pools_server_active_connections",
            "pgbouncer_pools_server_idle_connections",
            "pgbouncer_pools_server_login_connections",
            "pgbouncer_pools_server_testing_connections",
            "pgbouncer_pools_server_used_connections",
            "pgbouncer_stats_totals_client_wait_seconds_total",
            "pgbouncer_stats_totals_queries_duration_seconds_total",
            "pgbouncer_stats_totals_queries_pooled_total",
            "pgbouncer_stats_totals_received_bytes_total",
            "pgbouncer_stats_totals_sent_bytes_total",
            "pgbouncer_stats_totals_server_in_transaction_seconds_total",
            "pgbouncer_stats_totals_sql_transactions_pooled_total",
            "pgbouncer_up",
            "pgbouncer_used_clients",
            "pgbouncer_used_servers",
            "pgbouncer_users",
            "pgbouncer_version_info");

    private final Path folder;
    private final Path program;
    private final CollectedSamples collected = new CollectedSamples();
    private RunningPgbouncer pooler;

    PgbouncerSourceIT(@TempDir Path folder) throws IOException, InterruptedException {
        Optional<Path> installed = RunningPgbouncer.installed();
        Promtool.installed(installed.isPresent(), "pgbouncer");
        this.folder = folder;
        this.program = installed.orElseThrow();
        this.pooler = RunningPgbouncer.start(program, folder);
    }

    @AfterEach
    void stops() {
        pooler.close();
    }

    private static Deadline seconds(int seconds) {
        return Deadline.in(Duration.ofSeconds(seconds));
    }

    @Test
    void showsTheNamesOfOtherExportersWhereTheyAreAskedFor() throws Exception {
        try (PgbouncerSource source = new PgbouncerSource(pooler.dsn("admin", "geheim"), Map.of(), true)) {
            CollectedSamples collected = new CollectedSamples();
            source.collect(seconds(5), collected);

            assertThat(PgbouncerSource.familiesOfOtherNames()).allSatisfy(family -> assertThat(collected.names())
                    .as("names of a pooler of this version")
                    .contains(family.name()));
        }
        try (PgbouncerSource source = new PgbouncerSource(pooler.dsn("admin", "geheim"), Map.of())) {
            CollectedSamples collected = new CollectedSamples();
            source.collect(seconds(5), collected);

            assertThat(collected.names())
                    .doesNotContain("pgbouncer_stats_total_query_count", "pgbouncer_config_max_client_conn");
        }
    }

    @Test
    void showsTheNamesOfTheCommunitysExporter() throws Exception {
        try (PgbouncerSource source = new PgbouncerSource(pooler.dsn("geheim"), Map.of("server", "pooler1"))) {
            source.collect(seconds(10), collected);
        }

        assertThat(collected.names()).containsAll(OF_ALL_VERSIONS);
        assertThat(collected.samples())
                .containsEntry("pgbouncer_up", 1.0)
                .containsEntry(
                        "pgbouncer_databases_pool_size{database=\"app\",force_user=\"\",host=\"127.0.0.1\",name=\"app\",pool_mode=\"\",port=\"1\"}",
                        7.0)
                .containsEntry(
                        "pgbouncer_databases_reserve_pool{database=\"app\",force_user=\"\",host=\"127.0.0.1\",name=\"app\",pool_mode=\"\",port=\"1\"}",
                        3.0)
                .containsEntry(
                        "pgbouncer_pools_client_active_connections{database=\"pgbouncer\",user=\"pgbouncer\"}", 1.0);
        assertThat(collected
                        .family("pgbouncer_stats_totals_queries_pooled_total")
                        .type())
                .isEqualTo(MetricType.COUNTER);
    }

    @Test
    void showsTheConfigurationToAnAdministrator() throws Exception {
        try (PgbouncerSource source = new PgbouncerSource(pooler.dsn("admin", "geheim"), Map.of())) {
            source.collect(seconds(10), collected);
        }

        assertThat(collected.samples())
                .containsEntry("pgbouncer_config_max_client_connections", 77.0)
                .containsEntry("pgbouncer_config_max_user_connections", 0.0);
    }

    @Test
    void keepsItsConnection() throws Exception {
        try (PgbouncerSource source = new PgbouncerSource(pooler.dsn("geheim"), Map.of())) {
            source.collect(seconds(10), new CollectedSamples());
            source.collect(seconds(10), collected);
        }

        // A second connection would have been a second client, as the first is never closed.
        assertThat(collected.samples()).containsEntry("pgbouncer_used_clients", 1.0);
    }

    @Test
    void saysWhoMayNotLogIn() throws Exception {
        try (PgbouncerSource source = new PgbouncerSource(pooler.dsn("wrong"), Map.of())) {
            assertThatThrownBy(() -> source.collect(seconds(10), collected))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("PgBouncer at 127.0.0.1:" + pooler.port())
                    .hasMessageNotContaining("wrong");
        }

        assertThat(collected.samples()).containsExactly(Map.entry("pgbouncer_up", 0.0));
    }

    @Test
    void givesUpInTimeOnAPoolerThatHangsAndContinuesWhenItIsBack() throws Exception {
        try (PgbouncerSource source = new PgbouncerSource(pooler.dsn("geheim"), Map.of())) {
            source.collect(seconds(10), new CollectedSamples());
            pooler.freeze();
            long before = System.nanoTime();
            assertThatThrownBy(() -> source.collect(seconds(2), collected)).isInstanceOf(SourceException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
            assertThat(collected.samples()).containsEntry("pgbouncer_up", 0.0);

            pooler.thaw();
            CollectedSamples again = new CollectedSamples();
            source.collect(seconds(10), again);
            assertThat(again.samples()).containsEntry("pgbouncer_up", 1.0);
        }
    }

    @Test
    void findsAPoolerAgainThatWasRestarted() throws Exception {
        try (PgbouncerSource source = new PgbouncerSource(pooler.dsn("geheim"), Map.of())) {
            source.collect(seconds(10), new CollectedSamples());
            pooler.close();
            assertThatThrownBy(() -> source.collect(seconds(5), new CollectedSamples()))
                    .isInstanceOf(SourceException.class);
            pooler = RunningPgbouncer.start(program, folder, pooler.port());

            source.collect(seconds(10), collected);
        }

        assertThat(collected.samples()).containsEntry("pgbouncer_up", 1.0);
    }
}

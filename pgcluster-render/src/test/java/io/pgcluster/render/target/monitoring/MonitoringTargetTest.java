package io.pgcluster.render.target.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pgcluster.model.spec.Target;
import io.pgcluster.model.value.TimeSpan;
import io.pgcluster.monitoring.board.Boards;
import io.pgcluster.monitoring.threshold.BackupThresholds;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.Thresholds;
import io.pgcluster.monitoring.threshold.TimeLimits;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.config.monitoring.ClusterThresholds;
import io.pgcluster.render.plan.Clusters;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MonitoringTargetTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void scrapesTheExporterWhereTheClusterPublishesIt() throws IOException {
        JsonNode job = prometheus("network: {publish: {metricsPort: 9999}}\nmonitoring: {scrapeInterval: 5s}")
                .at("/scrape_configs/0");

        assertThat(job.at("/static_configs/0/targets/0").asText()).isEqualTo("127.0.0.1:9999");
        assertThat(job.at("/static_configs/0/labels/cluster").asText()).isEqualTo("demo");
        assertThat(job.path("scrape_interval").asText()).isEqualTo("5s");
        assertThat(job.path("scrape_timeout").asText()).isEqualTo("5s");
    }

    @Test
    void rendersNoAlertWhereAlertsAreOffButWhatDashboardsRecord() throws IOException {
        Bundle files = files("monitoring: {alerts: false}");

        assertThat(prometheus("monitoring: {alerts: false}").has("alerting")).isFalse();
        assertThat(files.find("monitoring/alertmanager/alertmanager.yml")).isEmpty();
        assertThat(files.artifacts())
                .filteredOn(file -> file.path().startsWith("monitoring/prometheus/rules/"))
                .isNotEmpty()
                .noneMatch(file -> file.text().contains("alert:"));
        assertThat(readme(files)).doesNotContain("alertmanager");
    }

    @Test
    void rendersNothingOfGrafanaWhereItIsOff() {
        Bundle files = files("monitoring: {grafana: false}");

        assertThat(files.artifacts()).noneMatch(file -> file.path().contains("grafana"));
        assertThat(readme(files)).doesNotContain("Grafana");
    }

    @Test
    void rendersTheScrapeJobOnlyWhereBothAreOff() throws IOException {
        Bundle files = files("monitoring: {grafana: false, alerts: false}");

        assertThat(files.artifacts())
                .extracting(file -> file.path())
                .containsExactly(
                        "monitoring/README.md",
                        "monitoring/prometheus/optional/up.yaml",
                        "monitoring/prometheus/prometheus.yml");
        assertThat(prometheus("monitoring: {grafana: false, alerts: false}").has("rule_files"))
                .isFalse();
    }

    @Test
    void tellsGrafanaTheScrapeIntervalThatRatesDependOn() throws IOException {
        String source = files("monitoring: {scrapeInterval: 20s}")
                .find("monitoring/grafana/provisioning/datasources/pgcluster.yaml")
                .orElseThrow()
                .text();

        assertThat(YAML.readTree(source)
                        .at("/datasources/0/jsonData/timeInterval")
                        .asText())
                .isEqualTo("20s");
    }

    @Test
    void namesEveryDashboardAfterItsUid() throws IOException {
        Bundle files = files("");

        for (var board : Boards.all(Thresholds.DEFAULT)) {
            String text = files.find("monitoring/grafana/dashboards/" + board.uid() + ".json")
                    .orElseThrow()
                    .text();
            assertThat(new JsonMapper().readTree(text).path("uid").asText()).isEqualTo(board.uid());
        }
    }

    @Test
    void hasTheDefaultThresholdsOfTheRulesButForTheSchedules() {
        Thresholds thresholds = thresholds("");
        Thresholds expected = Thresholds.DEFAULT;

        assertThat(thresholds)
                .usingRecursiveComparison()
                .ignoringFields("backup")
                .isEqualTo(expected);
        assertThat(thresholds.backup().age()).isEqualTo(times("26h", "50h"));
        assertThat(thresholds.backup().durationGrowth()).isEqualTo(BackupThresholds.DEFAULT.durationGrowth());
    }

    @Test
    void derivesTheAgeOfBackupsFromTheirSchedules() {
        BackupThresholds weekly = thresholds("""
                        backup: {schedule: "0 2 * * 0", retention: {days: 21}, incrementalSchedule: "0 */6 * * 1-6"}
                        """).backup();

        assertThat(weekly.fullAge()).isEqualTo(times("182h", "350h"));
        // From Saturday at six in the evening to Sunday at two, and on to Monday at midnight.
        assertThat(weekly.age()).isEqualTo(times("23h", "45h"));
        assertThat(weekly.drillAge()).isEqualTo(TimeSpan.parse("350h"));
    }

    @Test
    void takesTheAgeOfBackupsThatTheSpecificationSets() {
        assertThat(thresholds("monitoring: {thresholds: {backupAge: {warning: 2d, critical: 4d}}}")
                        .backup()
                        .age())
                .isEqualTo(times("2d", "4d"));
    }

    @Test
    void waitsForFourScrapesBeforeAnAlertFires() {
        PendingTimes pending = thresholds("monitoring: {scrapeInterval: 1m}").pending();

        assertThat(pending.outage()).isEqualTo(TimeSpan.parse("4m"));
        assertThat(pending.steady()).isEqualTo(TimeSpan.parse("5m"));
    }

    @Test
    void drawsTheThresholdsOfTheSpecificationInRulesAndDashboards() {
        Bundle files = files("monitoring: {thresholds: {connectionsUsed: {warning: 61, critical: 67}}}");

        assertThat(files.find("monitoring/prometheus/rules/pgcluster-connections.yaml")
                        .orElseThrow()
                        .text())
                .contains("> 0.61", "> 0.67");
        assertThat(files.artifacts())
                .filteredOn(file -> file.path().endsWith(".json"))
                .anyMatch(file -> file.text().contains("0.61") && file.text().contains("0.67"));
    }

    @Test
    void saysHowToStartThemWithTheRetentionOfTheSpecification() {
        assertThat(readme(files("monitoring: {retention: 90d}"))).contains("--storage.tsdb.retention.time=90d");
    }

    @Test
    void hasTheSameScrapeJobInTheReadmeOfTheCluster() {
        Bundle both = ClusterRenderer.render(Clusters.of("targets: [compose, monitoring]"));
        String settings = both.find("monitoring/prometheus/prometheus.yml")
                .orElseThrow()
                .text()
                .replaceFirst("(?s).*scrape_configs:\n", "");

        assertThat(both.find("compose/README.md").orElseThrow().text()).contains(settings);
    }

    private static String readme(Bundle files) {
        return files.find("monitoring/README.md").orElseThrow().text();
    }

    private static JsonNode prometheus(String spec) throws IOException {
        return YAML.readTree(files(spec)
                .find("monitoring/prometheus/prometheus.yml")
                .orElseThrow()
                .text());
    }

    private static Bundle files(String spec) {
        return ClusterRenderer.render(
                Clusters.of(spec + "\ntargets: [compose, monitoring]"), Set.of(Target.MONITORING));
    }

    private static Thresholds thresholds(String spec) {
        return ClusterThresholds.of(
                Clusters.of(spec + "\ntargets: [compose, monitoring]").spec());
    }

    private static TimeLimits times(String warning, String critical) {
        return new TimeLimits(TimeSpan.parse(warning), TimeSpan.parse(critical));
    }
}

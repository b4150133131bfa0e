package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Scope;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.threshold.ExporterThresholds;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;
import java.util.stream.Stream;

/** The exporter, and monitoring itself. */
final class ExporterAlerts {
    private final ExporterThresholds exporter;
    private final PendingTimes pending;

    private ExporterAlerts(Thresholds thresholds) {
        exporter = thresholds.exporter();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        ExporterAlerts alerts = new ExporterAlerts(thresholds);
        return Stream.of(
                        alerts.down(),
                        alerts.scrapeErrors(),
                        alerts.collectorFailing(),
                        alerts.serverNotAsked(),
                        alerts.scrapeSlow(),
                        alerts.samplesDropped(),
                        alerts.queriesNotLoaded(),
                        alerts.watchdog())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> down() {
        return AlertBuilder.of("ExporterDown", Component.EXPORTER)
                .on(Dashboard.EXPORTER)
                // No later than the alert on a missing primary, which it explains and suppresses.
                .pending(pending.outage())
                .when("""
                        max by (cluster, instance) (up{job=~"(pgcluster|postgres).*"}) == 0""")
                .says("The exporter <who> does not answer", """
                        Prometheus cannot scrape this exporter. What it watches is not monitored: other alerts about it
                        cannot fire, or say what is no longer true.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> scrapeErrors() {
        return AlertBuilder.of("ExporterScrapeErrors", Component.EXPORTER)
                .on(Dashboard.EXPORTER)
                .pending(pending.sustained())
                .when(
                        "max by (cluster, instance) (pg_exporter_last_scrape_error) == 1 and on (cluster, instance) max by (cluster, instance) (pg_up) == 1")
                .says("Scrapes of <who> fail in part", """
                        The server answers, and part of every scrape has failed. Dashboards and alerts that need the missing
                        metrics are blind.""")
                .as(Severity.WARNING);
    }

    private List<Alert> collectorFailing() {
        return AlertBuilder.of("ExporterCollectorFailing", Component.EXPORTER)
                .on(Dashboard.EXPORTER)
                .pending(pending.sustained())
                .when("""
                        min by (cluster, instance, collector) (pg_scrape_collector_success) == 0
                        unless on (cluster, instance) max by (cluster, instance) (pg_up) == 0""")
                .says("The collector {{ $labels.collector }} of <who> fails", """
                        The metrics of the collector {{ $labels.collector }} are missing or old. Alerts that need them
                        cannot fire.""")
                .as(Severity.WARNING);
    }

    private List<Alert> serverNotAsked() {
        return AlertBuilder.of("ExporterServerNotAsked", Component.EXPORTER)
                .on(Dashboard.EXPORTER)
                .pending(pending.steady())
                .when("max by (cluster, instance) (pg_exporter_server_asked) == 0")
                .says("<who> is not scraped", """
                        The exporter does not get to this server before its scrapes end. pg_up keeps its last value and may
                        be wrong.""")
                .as(Severity.WARNING);
    }

    private List<Alert> scrapeSlow() {
        return AlertBuilder.of("ExporterScrapeSlow", Component.EXPORTER)
                .on(Dashboard.EXPORTER)
                .pending(pending.sustained())
                .when("""
                        max by (cluster, instance) (scrape_duration_seconds{job=~"(pgcluster|postgres).*"}) > <limit>""")
                .with("limit", Limit.seconds(exporter.scrapeDuration()))
                .says(
                        "Scrapes of the exporter <who> take <value:time>",
                        "A scrape takes <value:time> (limit <limit>). Beyond the scrape timeout, all metrics are missing.")
                .as(Severity.WARNING);
    }

    private List<Alert> samplesDropped() {
        return AlertBuilder.of("ExporterSamplesDropped", Component.EXPORTER)
                .on(Dashboard.EXPORTER)
                .pending(pending.sustained())
                .when("sum by (cluster, instance, reason) (increase(pg_exporter_dropped_samples_total[15m])) > 0")
                .says("The exporter <who> drops samples", """
                        <value:count> samples were dropped within 15 minutes because of {{ $labels.reason }}. They are
                        missing from dashboards and alerts.""")
                .as(Severity.WARNING);
    }

    private List<Alert> queriesNotLoaded() {
        return AlertBuilder.of("ExporterQueriesNotLoaded", Component.EXPORTER)
                .on(Dashboard.EXPORTER)
                .pending(pending.steady())
                .when("max by (cluster, instance, filename) (pg_exporter_user_queries_load_error) == 1")
                .says("The exporter <who> cannot read {{ $labels.filename }}", """
                        The queries in {{ $labels.filename }} are not run. Their metrics are missing, or are those of an
                        earlier version of the file.""")
                .as(Severity.WARNING);
    }

    private List<Alert> watchdog() {
        return AlertBuilder.of("Watchdog", Component.EXPORTER)
                .about(Scope.GLOBAL)
                .on(Dashboard.EXPORTER)
                .when("vector(1)")
                .says("Alerting works", """
                        This alert always fires. Send it to a service that notifies you when it stops: then Prometheus,
                        Alertmanager or the way between them is broken.""")
                .as(Severity.NONE);
    }
}

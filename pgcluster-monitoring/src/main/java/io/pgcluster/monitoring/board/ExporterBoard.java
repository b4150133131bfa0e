package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.stat;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.timeline;

import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.dashboard.ValueText;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** Whether what the other dashboards show is complete and recent. */
final class ExporterBoard {
    /** The exporter's own series have its own instance and no cluster. */
    static final String PROCESS = "{job=~\"$job\",cluster=~\"$cluster|\"}";

    private final Thresholds limits;

    private ExporterBoard(Thresholds limits) {
        this.limits = limits;
    }

    static Dashboard dashboard(Thresholds limits) {
        ExporterBoard board = new ExporterBoard(limits);
        return new Dashboard(
                Uid.EXPORTER,
                "PostgreSQL / Exporter",
                "Whether what the other dashboards show is complete and recent.",
                "1h",
                Header.variables("pg_up", Header.TOP_N),
                Header.annotations(),
                List.of(
                        Row.open("Is it fine?", down(), failing(), board.slowest(), notAsked(), dropped(), timeouts()),
                        Row.open("Servers", up(), board.servers(), board.durations(), failed(), skipped()),
                        Row.collapsed("Collectors", collectorDurations(), collectorTimeouts(), cacheHits(), cacheAge()),
                        ExporterRows.limits(),
                        ExporterRows.process()));
    }

    private static PanelBuilder down() {
        return stat("Servers down", Unit.NUMBER)
                .background()
                .steps(Steps.MUST_BE_ZERO)
                .query("count(pg_up{@} == 0) or 0 * count(pg_up{@})", "")
                .says(
                        "Servers that could not be logged in to.",
                        "0.",
                        "the exporter's log says why: refused, wrong password, time-out.");
    }

    private static PanelBuilder failing() {
        return stat("Failing collectors", Unit.NUMBER)
                .steps(Steps.SHOULD_BE_ZERO)
                .query("count(pg_scrape_collector_success{@} == 0) or 0 * count(pg_up{@})", "")
                .says(
                        "Collectors whose last run failed.",
                        "0.",
                        "the table of collectors names them, the exporter's log says why.");
    }

    private PanelBuilder slowest() {
        return stat("Slowest scrape", Unit.SECONDS)
                .sparkline()
                .steps(Steps.above(limits.exporter().scrapeDuration()))
                .query("max(pg_exporter_last_scrape_duration_seconds{@})", "")
                .says(
                        "How long reading the slowest server took.",
                        "below a second.",
                        "see which collector; raise its time to live, or leave it out.");
    }

    private static PanelBuilder notAsked() {
        return stat("Servers not asked", Unit.NUMBER)
                .steps(Steps.SHOULD_BE_ZERO)
                .query("count(pg_exporter_server_asked{@} == 0) or 0 * count(pg_up{@})", "")
                .mayBeEmpty("other exporters than pgcluster's")
                .says(
                        "Servers whose turn did not come in the last scrape.",
                        "0.",
                        "the exporter is overloaded: more processors or memory, or a second one.");
    }

    private static PanelBuilder dropped() {
        return stat("Samples left out", Unit.NUMBER)
                .steps(Steps.SHOULD_BE_ZERO)
                .query(
                        "sum(increase(pg_exporter_dropped_samples_total" + PROCESS
                                + "[$__range])) or 0 * count(pg_up{@})",
                        "")
                .says(
                        "Samples that were read within this range and could not be shown.",
                        "0.",
                        "the reason is in its label: a limit, memory, or a malformed source.");
    }

    private static PanelBuilder timeouts() {
        return stat("Timeouts", Unit.NUMBER)
                .steps(Steps.SHOULD_BE_ZERO)
                .query("sum(increase(pg_exporter_collector_timeouts_total{@}[$__range])) or 0 * count(pg_up{@})", "")
                .says(
                        "Runs of collectors within this range that were not done in time.",
                        "0.",
                        "the server is slow, or a lock is in the way of a catalog.");
    }

    private static PanelBuilder up() {
        return timeline("Reachable")
                .size(24, 6)
                .texts(ValueText.UP)
                .query("max by (@) (pg_up{@})", "{{cluster}} / {{instance}}")
                .says(
                        "Whether each server could be logged in to.",
                        "up.",
                        "short gaps are restarts; long ones are outages or a changed password.");
    }

    private PanelBuilder servers() {
        return table("Servers")
                .size(24, 7)
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .column("Up", ValueText.UP, "max by (@) (pg_up{@})")
                .column(
                        "Scrape took",
                        Unit.SECONDS,
                        Steps.above(limits.exporter().scrapeDuration()),
                        "max by (@) (pg_exporter_last_scrape_duration_seconds{@})")
                .column(
                        "Collectors",
                        Unit.NUMBER,
                        "count by (@) (pg_scrape_collector_success{@}) and on (@) max by (@) (pg_up{@})")
                .column(
                        "Failing",
                        Unit.NUMBER,
                        Steps.SHOULD_BE_ZERO,
                        "sum by (@) (pg_scrape_collector_success{@} == bool 0) and on (@) max by (@) (pg_up{@})")
                .column("Connections", Unit.NUMBER, "sum by (@) (pg_exporter_pool_connections{@})")
                .column("Overdue", Unit.NUMBER, Steps.SHOULD_BE_ZERO, "sum by (@) (pg_exporter_overdue_runs{@})")
                .says("Each server as the exporter sees it.", "up, no failures.", "see the failing collectors.");
    }

    private PanelBuilder durations() {
        return graph("Time of scrapes", Unit.SECONDS)
                .steps(Steps.above(limits.exporter().scrapeDuration()))
                .query("max by (@) (pg_exporter_last_scrape_duration_seconds{@})", "{{instance}}")
                .says(
                        "How long reading each server took.",
                        "steady, below a second.",
                        "see which collector became slower.");
    }

    private static PanelBuilder failed() {
        return graph("Failing collectors", Unit.NUMBER)
                .query(
                        "sum by (@, collector) (pg_scrape_collector_success{@} == bool 0) > 0 and topk($topn, sum by (@, collector)"
                                + " (1 - avg_over_time(pg_scrape_collector_success{@}[$__range] @ end())))",
                        "{{collector}} {{instance}}")
                .mayBeEmpty("no collector fails")
                .says(
                        "Collectors that failed, over time.",
                        "none.",
                        "the exporter's log says why; often a missing privilege.");
    }

    private static PanelBuilder skipped() {
        return graph("Skipped collectors", Unit.PER_SECOND)
                .query("sum by (reason) (rate(pg_exporter_collector_skipped_total{@}[@]))", "{{reason}}")
                .mayBeEmpty("no collector is skipped, or another exporter than pgcluster's")
                .says(
                        "Runs of collectors that had nothing to do, by the reason.",
                        "some: a version, an extension or a role that they are not for.",
                        "`privilege`: grant pg_monitor to the exporter's role.");
    }

    private static PanelBuilder collectorDurations() {
        return graph("Slowest collectors", Unit.SECONDS)
                .query(
                        Promql.topValues("@, collector", "pg_scrape_collector_duration_seconds{@}"),
                        "{{collector}} {{instance}}")
                .says(
                        "The collectors that took longest in this range.",
                        "milliseconds; sizes and bloat longer, and rarely.",
                        "raise its time to live, or leave it out.");
    }

    private static PanelBuilder collectorTimeouts() {
        return graph("Timeouts of collectors", Unit.PER_SECOND)
                .query(
                        Promql.topRates("@, collector", "pg_exporter_collector_timeouts_total{@}"),
                        "{{collector}} {{instance}}")
                .mayBeEmpty("no collector ran out of time")
                .says(
                        "Runs that were not done in time.",
                        "none.",
                        "a lock in the way, or a catalog that is very large.");
    }

    private static PanelBuilder cacheHits() {
        return graph("Runs saved by kept results", Unit.PER_SECOND)
                .query("sum by (@) (rate(pg_exporter_collector_cache_hits_total{@}[@]))", "{{instance}}")
                .mayBeEmpty("other exporters than pgcluster's")
                .says(
                        "Runs of collectors that a kept result made unnecessary.",
                        "steady.",
                        "0: every scrape reads everything.");
    }

    private static PanelBuilder cacheAge() {
        return graph("Age of kept results", Unit.SECONDS)
                .query("topk($topn, max by (collector) (pg_exporter_cache_age_seconds{@}))", "{{collector}}")
                .mayBeEmpty("other exporters than pgcluster's")
                .says(
                        "How old the oldest kept result of each collector is.",
                        "up to its time to live.",
                        "older: it fails, and its last result is shown.");
    }
}

package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import io.pgcluster.monitoring.rule.Severity;
import java.util.List;
import java.util.Set;

/** Cases: The exporter. */
final class ExporterCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("ExporterDown")
                    .labels("instance=exporter:9187")
                    .pages("down", "", "up{instance=exporter:9187} 1x4 0x20 1x40")
                    .silent("up", "up{instance=exporter:9187} 1x70")
                    .silent("other", "up{job=nginx} 0x70")
                    .at("6m", "5m", "28m"),
            AlertCase.of("ExporterScrapeErrors")
                    .warns("partial", "", "pg_exporter_last_scrape_error 0x4 1x30 0x40", "pg_up 1x80")
                    .silent("down", "pg_exporter_last_scrape_error 1x80", "pg_up 0x80")
                    .silent("fine", "pg_exporter_last_scrape_error 0x80", "pg_up 1x80")
                    .at("20m", "19m", "37m"),
            AlertCase.of("ExporterCollectorFailing")
                    .labels("collector=locks")
                    .warns("failing", "", "pg_scrape_collector_success{collector=locks} 1x4 0x30 1x40", "pg_up 1x80")
                    .silent("down", "pg_scrape_collector_success{collector=locks} 0x80", "pg_up 0x80")
                    .silent("short", "pg_scrape_collector_success{collector=locks} 1x4 0x14 1x60", "pg_up 1x80")
                    .at("20m", "19m", "37m"),
            AlertCase.of("ExporterServerNotAsked")
                    .warns("leftout", "", "pg_exporter_server_asked 1x4 0x20 1x40")
                    .silent("asked", "pg_exporter_server_asked 1x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("ExporterScrapeSlow")
                    .labels("instance=exporter:9187")
                    .warns("some", "9s", "scrape_duration_seconds{instance=exporter:9187} 1x4 9x30 1x40")
                    .silent("below", "scrape_duration_seconds{instance=exporter:9187} 1x4 7x30 1x40")
                    .at("20m", "19m", "37m"),
            AlertCase.of("ExporterSamplesDropped")
                    .labels("reason=memory")
                    .warns("dropping", "15", "pg_exporter_dropped_samples_total{reason=memory} 0x9 0+1x40 40x40")
                    .silent("longago", "pg_exporter_dropped_samples_total{reason=memory} 40x90")
                    .at("30m", "25m", "67m"),
            AlertCase.of("ExporterQueriesNotLoaded")
                    .labels("filename=queries.yaml")
                    .warns(
                            "broken",
                            "",
                            "pg_exporter_user_queries_load_error{filename=queries.yaml,hashsum=x} 0x4 1x20 0x40")
                    .silent("loaded", "pg_exporter_user_queries_load_error{filename=queries.yaml,hashsum=x} 0x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("Watchdog").fires("any", Set.of(Severity.NONE), "").always("1m"));

    private ExporterCases() {}
}

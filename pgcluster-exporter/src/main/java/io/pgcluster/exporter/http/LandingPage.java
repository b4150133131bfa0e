package io.pgcluster.exporter.http;

import io.pgcluster.exporter.scrape.TargetStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the exporter watches, how that went the last time, and where everything is. */
final class LandingPage {
    private static final String STYLE =
            "body{font:14px/1.5 system-ui,sans-serif;margin:2rem;max-width:70rem;color:#222}"
                    + "table{border-collapse:collapse;margin:.5rem 0 1.5rem}th,td{border:1px solid #ccc;padding:.2rem .6rem;text-align:left}"
                    + "th{background:#f3f3f3}.down{color:#b00020}";

    private final Application application;

    LandingPage(Application application) {
        this.application = application;
    }

    String html() {
        Html page = new Html()
                .markup(
                        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>PostgreSQL exporter</title>")
                .markup("<style>" + STYLE + "</style></head><body>\n<h1>PostgreSQL exporter</h1>\n<p>Version ")
                .text(application.version())
                .markup("</p>\n<ul>");
        link(page, application.config().web().telemetryPath(), "Metrics");
        link(page, "/live", "Live charts");
        link(page, "/-/healthy", "Health");
        link(page, "/-/ready", "Readiness");
        page.markup("</ul>\n");
        if (!application.config().probe().allow().isEmpty()) {
            page.markup("<p>Other servers: <code>/probe?target=host:port&amp;auth_module=name</code></p>\n");
        }
        page.markup("<h2>Targets</h2>\n");
        List<TargetStatus> targets = application.status();
        if (targets.isEmpty()) {
            page.markup("<p>None is configured.</p>\n");
        }
        targets.forEach(target -> target(page, target));
        return page.markup("</body></html>\n").toString();
    }

    private static void link(Html page, String path, String title) {
        page.markup("<li><a href=\"").text(path).markup("\">").text(title).markup("</a></li>");
    }

    private static void target(Html page, TargetStatus target) {
        page.markup("<h3>").text(target.address()).markup("</h3>\n<p>");
        if (target.at().isEmpty()) {
            page.markup("Not scraped yet.");
        } else {
            page.markup(target.up() ? "Up" : "<span class=\"down\">Down</span>")
                    .text(target.version()
                            .map(version -> ", PostgreSQL " + version)
                            .orElse(""))
                    .text(", last scrape " + target.at().get() + ", took " + seconds(target.duration()));
            target.error()
                    .ifPresent(error ->
                            page.markup("<br><span class=\"down\">").text(error).markup("</span>"));
        }
        page.markup("</p>\n");
        if (!target.collectors().isEmpty()) {
            page.markup("<table>").row("th", List.of("Collector", "Success", "Duration", "Note"));
            target.collectors()
                    .forEach(collector -> page.row(
                            "td",
                            List.of(
                                    collector.name(),
                                    collector.success() ? "yes" : "no",
                                    seconds(collector.duration()),
                                    collector.note().orElse(""))));
            page.markup("</table>\n");
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }
}

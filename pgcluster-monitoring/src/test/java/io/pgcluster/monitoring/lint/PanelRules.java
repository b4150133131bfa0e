package io.pgcluster.monitoring.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text, unit, limits, links and place of one panel. */
final class PanelRules {
    private static final Set<String> KINDS = Set.of("timeseries", "stat", "bargauge", "table", "state-timeline");
    /** Identifiers that Grafana knows, of those that a dashboard of this kind can need. */
    private static final Set<String> UNITS = Set.of(
            "none",
            "string",
            "short",
            "percent",
            "percentunit",
            "s",
            "ms",
            "µs",
            "ns",
            "bytes",
            "decbytes",
            "binBps",
            "Bps",
            "ops",
            "reqps",
            "rps",
            "wps",
            "iops",
            "rowsps",
            "pps",
            "cps",
            "dateTimeFromNow",
            "dateTimeAsIso",
            "celsius",
            "bool",
            "bool_yes_no");

    private static final Pattern ADDRESS = Pattern.compile("^/d/([a-z-]+)\\?");

    private static final Pattern FIELD_LABEL = Pattern.compile("__field\\.labels\\.(\\w+)");

    private final Set<Double> limits;
    private final Set<String> uids;
    private final DashboardLinter.Report report;

    PanelRules(Set<Double> limits, Set<String> uids, DashboardLinter.Report report) {
        this.limits = limits;
        this.uids = uids;
        this.report = report;
    }

    void check(JsonNode panel, String where) {
        String kind = panel.path("type").asText();
        if (!KINDS.contains(kind)) {
            report.found("panel-kind", where, kind);
        }
        if (panel.path("title").asText().isBlank()) {
            report.found("panel-title-description", where, "no title");
        }
        String description = panel.path("description").asText();
        for (String part : List.of("**Normal:** ", "**Otherwise:** ", "**Metrics:** `")) {
            if (!description.contains(part)) {
                report.found("panel-title-description", where, "the description lacks " + part);
            }
        }
        if (!panel.path("datasource").path("uid").asText().equals("${datasource}")) {
            report.found("panel-datasource", where, panel.path("datasource").toString());
        }
        if (panel.path("targets").isEmpty()) {
            report.found("panel-no-targets", where, "none");
        }
        units(panel, where);
        colors(panel.path("fieldConfig").path("defaults").path("thresholds"), where);
        panel.path("fieldConfig").findValues("links").forEach(links -> links.forEach(link -> link(link, where)));
        overrides(panel, where);
        linkLabels(panel, where);
    }

    /** A label in a link must be one that every query of the panel keeps. */
    private void linkLabels(JsonNode panel, String where) {
        Matcher matcher = FIELD_LABEL.matcher(panel.path("fieldConfig").toString());
        while (matcher.find()) {
            Pattern kept = Pattern.compile("by \\([^)]*\\b" + matcher.group(1) + "\\b");
            for (JsonNode target : panel.path("targets")) {
                if (!kept.matcher(target.path("expr").asText()).find()) {
                    report.found(
                            "link-label",
                            where,
                            matcher.group(1) + " is not kept by "
                                    + target.path("expr").asText());
                }
            }
        }
    }

    private void units(JsonNode panel, String where) {
        JsonNode defaults = panel.path("fieldConfig").path("defaults");
        String unit = defaults.path("unit").asText();
        boolean mapped = !defaults.path("mappings").isEmpty();
        if (!UNITS.contains(unit) || (unit.equals("none") && !mapped)) {
            report.found("panel-units", where, unit.isEmpty() ? "no unit" : unit);
        }
    }

    private void overrides(JsonNode panel, String where) {
        for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
            for (JsonNode property : override.path("properties")) {
                String id = property.path("id").asText();
                JsonNode value = property.path("value");
                if (id.equals("unit") && !UNITS.contains(value.asText())) {
                    report.found("panel-units", where, value.asText());
                } else if (id.equals("thresholds")) {
                    colors(value, where);
                } else if (id.equals("links")) {
                    value.forEach(link -> link(link, where));
                }
            }
        }
    }

    private void colors(JsonNode thresholds, String where) {
        for (JsonNode step : thresholds.path("steps")) {
            double value = step.path("value").asDouble();
            if (!step.path("value").isNull() && value != 1 && !limits.contains(value)) {
                report.found("threshold-is-an-alerts", where, step.path("value").asText());
            }
        }
    }

    private void link(JsonNode link, String where) {
        String url = link.path("url").asText();
        Matcher matcher = ADDRESS.matcher(url);
        if (!matcher.find() || !uids.contains(matcher.group(1))) {
            report.found("link-target", where, url);
        }
        if (!url.contains("${__url_time_range}") || !url.contains("var-datasource=")) {
            report.found("link-keeps-context", where, url);
        }
    }

    /** Panels that share a place, side by side or within one row. */
    void overlaps(JsonNode panels, String where) {
        List<JsonNode> placed = new ArrayList<>();
        for (JsonNode panel : panels) {
            JsonNode place = panel.path("gridPos");
            if (place.path("x").asInt() + place.path("w").asInt() > 24
                    || place.path("w").asInt() < 1) {
                report.found("panel-in-grid", where, panel.path("title").asText());
            }
            for (JsonNode other : placed) {
                if (intersect(place, other.path("gridPos"))) {
                    report.found("panel-overlap", where, panel.path("title") + " and " + other.path("title"));
                }
            }
            placed.add(panel);
            overlaps(panel.path("panels"), where);
        }
    }

    private static boolean intersect(JsonNode a, JsonNode b) {
        return between(a, b, "x", "w") && between(a, b, "y", "h");
    }

    private static boolean between(JsonNode a, JsonNode b, String from, String size) {
        int startA = a.path(from).asInt();
        int startB = b.path(from).asInt();
        return startA < startB + b.path(size).asInt()
                && startB < startA + a.path(size).asInt();
    }
}

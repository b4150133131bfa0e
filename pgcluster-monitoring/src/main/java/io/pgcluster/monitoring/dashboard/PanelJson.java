package io.pgcluster.monitoring.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** One panel: queries, description, options of its kind. */
final class PanelJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Panel panel;

    PanelJson(Panel panel) {
        this.panel = panel;
    }

    ObjectNode tree(int id) {
        ObjectNode json =
                NODES.objectNode().put("id", id).put("type", panel.kind().id());
        json.put("title", panel.title());
        json.put("description", description());
        json.set("datasource", DashboardJson.dataSource());
        json.set("targets", targets());
        json.set("fieldConfig", new FieldJson(panel).tree());
        json.set("options", options());
        if (panel.kind() == PanelKind.TABLE) {
            json.set("transformations", TableJson.transformations(panel));
        }
        return json;
    }

    /** What the panel says, when it may be empty, and the metrics it reads, which so cannot differ from its queries. */
    private String description() {
        String metrics = panel.targets().stream()
                .flatMap(target -> Selectors.in(target.expression()).stream())
                .map(selector -> "`" + selector.metric() + "`")
                .distinct()
                .collect(Collectors.joining(", "));
        String empty = panel.mayBeEmpty()
                .map(reason -> "\n\n**May be empty:** " + reason)
                .orElse("");
        return panel.description() + empty + "\n\n**Metrics:** " + metrics;
    }

    private ArrayNode targets() {
        ArrayNode list = NODES.arrayNode();
        for (Target target : panel.targets()) {
            ObjectNode json = list.addObject().put("refId", refId(list.size() - 1));
            json.set("datasource", DashboardJson.dataSource());
            json.put("expr", target.expression()).put("editorMode", "code");
            boolean table = panel.kind() == PanelKind.TABLE;
            boolean overTime = panel.kind() == PanelKind.TIME_SERIES
                    || panel.kind() == PanelKind.STATE_TIMELINE
                    || panel.is(Look.SPARKLINE);
            json.put("instant", !overTime).put("range", overTime).put("format", table ? "table" : "time_series");
            json.put("legendFormat", table ? "" : target.legend());
        }
        return list;
    }

    /** Letters in the order of the queries: A to Z. */
    static String refId(int index) {
        return Character.toString('A' + index);
    }

    private ObjectNode options() {
        ObjectNode options = NODES.objectNode();
        switch (panel.kind()) {
            case TIME_SERIES -> {
                legend(options);
                options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
            }
            case STATE_TIMELINE -> {
                legend(options);
                options.putObject("tooltip").put("mode", "single").put("sort", "none");
                options.put("mergeValues", true)
                        .put("showValue", "auto")
                        .put("rowHeight", 0.8)
                        .put("alignValue", "left");
            }
            case STAT -> {
                reduce(options);
                options.put("colorMode", panel.is(Look.BACKGROUND) ? "background" : "value");
                options.put("graphMode", panel.is(Look.SPARKLINE) ? "area" : "none")
                        .put("justifyMode", "auto");
                options.put("textMode", "value").put("wideLayout", true);
            }
            case BAR_GAUGE -> {
                reduce(options);
                options.put("displayMode", "basic").put("valueMode", "color").put("showUnfilled", true);
                options.put("minVizWidth", 8)
                        .put("minVizHeight", 16)
                        .put("namePlacement", "auto")
                        .put("sizing", "auto");
            }
            case TABLE -> {
                options.put("showHeader", true).put("cellHeight", "sm");
            }
        }
        return options;
    }

    private void legend(ObjectNode options) {
        ObjectNode legend = options.putObject("legend").put("showLegend", true);
        boolean table = panel.is(Look.LEGEND_TABLE);
        legend.put("displayMode", table ? "table" : "list").put("placement", table ? "right" : "bottom");
        ArrayNode calculations = legend.putArray("calcs");
        if (table) {
            List.of("lastNotNull", "max").forEach(calculations::add);
        }
    }

    private void reduce(ObjectNode options) {
        ObjectNode reduce =
                options.putObject("reduceOptions").put("values", false).put("fields", "");
        reduce.putArray("calcs").add("lastNotNull");
        options.put("orientation", panel.kind() == PanelKind.BAR_GAUGE ? "horizontal" : "auto");
    }
}

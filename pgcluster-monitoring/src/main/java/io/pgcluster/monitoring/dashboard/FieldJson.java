package io.pgcluster.monitoring.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Units, colors, limits and links of a panel's values, with the exceptions of a table's columns. */
final class FieldJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int RATIO_DECIMALS = 1;
    private static final int WIDE_TABLE = 6;
    private static final int VALUE_WIDTH = 125;
    private static final int LABEL_WIDTH = 100;
    private static final int QUERY_ID_WIDTH = 180;
    private static final Set<String> FREE_TEXT = Set.of(
            "query", "relname", "idxname", "indexrelname", "application_name", "backup_name", "slot_name", "alertname");

    private final Panel panel;

    FieldJson(Panel panel) {
        this.panel = panel;
    }

    ObjectNode tree() {
        ObjectNode config = NODES.objectNode();
        ObjectNode defaults =
                config.putObject("defaults").put("unit", panel.unit().id());
        if (panel.unit() == Unit.RATIO) {
            defaults.put("decimals", RATIO_DECIMALS);
        }
        bounds(defaults);
        defaults.putObject("color").put("mode", colorMode());
        boolean lines = panel.kind() == PanelKind.TIME_SERIES;
        defaults.set("thresholds", thresholds(lines ? panel.steps().asLines() : panel.steps()));
        defaults.set("mappings", mappings(panel.texts()));
        panel.mayBeEmpty().ifPresent(reason -> defaults.put("noValue", noValue()));
        panel.link().ifPresent(link -> defaults.set("links", links(link)));
        defaults.set("custom", custom());
        ArrayNode overrides = config.putArray("overrides");
        panel.columns().forEach(column -> overrides.add(override(column)));
        return config;
    }

    private String noValue() {
        return panel.kind() == PanelKind.TIME_SERIES || panel.kind() == PanelKind.STATE_TIMELINE
                ? "nothing to show"
                : "–";
    }

    private void bounds(ObjectNode defaults) {
        boolean graphFromZero = panel.kind() == PanelKind.TIME_SERIES && !panel.is(Look.FREE_AXIS);
        if (graphFromZero || panel.kind() == PanelKind.BAR_GAUGE) {
            defaults.put("min", 0);
        }
        if (panel.unit() == Unit.RATIO && !panel.is(Look.FREE_AXIS)) {
            defaults.put("min", 0).put("max", 1);
        }
    }

    private String colorMode() {
        return panel.kind() == PanelKind.TIME_SERIES ? "palette-classic" : "thresholds";
    }

    private ObjectNode custom() {
        ObjectNode custom = NODES.objectNode();
        switch (panel.kind()) {
            case TIME_SERIES -> graph(custom);
            case STATE_TIMELINE -> custom.put("fillOpacity", 80).put("lineWidth", 0);
            case TABLE -> {
                custom.put("align", "auto").put("inspect", false).put("filterable", false);
                custom.putObject("cellOptions").put("type", "auto");
            }
            default -> {}
        }
        return custom;
    }

    private void graph(ObjectNode custom) {
        custom.put("drawStyle", "line").put("lineInterpolation", "linear").put("lineWidth", 1);
        custom.put("fillOpacity", panel.is(Look.STACKED) ? 30 : 8).put("gradientMode", "none");
        custom.put("showPoints", "auto").put("pointSize", 4).put("spanNulls", false);
        custom.putObject("stacking")
                .put("mode", panel.is(Look.STACKED) ? "normal" : "none")
                .put("group", "A");
        custom.put("axisPlacement", "auto").put("axisLabel", "").put("axisBorderShow", false);
        custom.putObject("scaleDistribution").put("type", "linear");
        if (panel.unit() == Unit.NUMBER && !panel.is(Look.FREE_AXIS)) {
            custom.put("axisSoftMax", 1);
        } else if (panel.unit() == Unit.RATIO && panel.is(Look.FREE_AXIS)) {
            custom.put("axisSoftMin", 0).put("axisSoftMax", 0.01);
        }
        String style = panel.steps().limits().isEmpty() ? "off" : "dashed";
        custom.putObject("thresholdsStyle").put("mode", style);
    }

    private static ObjectNode thresholds(Steps steps) {
        ObjectNode thresholds = NODES.objectNode().put("mode", "absolute");
        ArrayNode list = thresholds.putArray("steps");
        list.addObject().put("color", steps.base().id()).putNull("value");
        steps.limits().forEach(step -> {
            ObjectNode json = list.addObject().put("color", step.color().id());
            if (step.from() == Math.rint(step.from())) {
                json.put("value", (long) step.from());
            } else {
                json.put("value", step.from());
            }
        });
        return thresholds;
    }

    private static ArrayNode mappings(List<ValueText> texts) {
        ArrayNode list = NODES.arrayNode();
        if (!texts.isEmpty()) {
            ObjectNode options = list.addObject().put("type", "value").putObject("options");
            for (int i = 0; i < texts.size(); i++) {
                ValueText text = texts.get(i);
                options.putObject(String.valueOf(text.value()))
                        .put("text", text.text())
                        .put("color", text.color().id())
                        .put("index", i);
            }
        }
        return list;
    }

    private ArrayNode links(DrillDown link) {
        String variables = link.labels().isEmpty()
                ? "&${cluster:queryparam}"
                : link.labels().stream()
                        .map(label -> "&var-" + label + "=" + valueOf(label))
                        .collect(Collectors.joining());
        ArrayNode list = NODES.arrayNode();
        list.addObject()
                .put("title", link.title())
                .put("url", "/d/" + link.uid() + "?var-datasource=${datasource}" + variables + "&${__url_time_range}")
                .put("targetBlank", false);
        return list;
    }

    /** The label under the cursor: of a table's row by the title of its column, elsewhere of the series. */
    private String valueOf(String label) {
        if (panel.kind() != PanelKind.TABLE) {
            return "${__field.labels." + label + "}";
        }
        return panel.columns().stream()
                .filter(column -> column.label().equals(label))
                .findFirst()
                .map(column -> "${__data.fields[\"" + column.title() + "\"]}")
                .orElseThrow(
                        () -> new IllegalStateException("no column with the label " + label + " in " + panel.title()));
    }

    private ObjectNode override(Column column) {
        ObjectNode override = NODES.objectNode();
        override.putObject("matcher").put("id", "byName").put("options", column.title());
        ArrayNode properties = override.putArray("properties");
        property(properties, "unit", NODES.textNode(column.unit().id()));
        if (column.unit() == Unit.RATIO) {
            property(properties, "decimals", NODES.numberNode(RATIO_DECIMALS));
        }
        width(properties, column);
        if (column.ofLabel()) {
            property(properties, "custom.filterable", NODES.booleanNode(true));
        }
        if (!column.texts().isEmpty()) {
            property(properties, "mappings", mappings(column.texts()));
        }
        if (!column.steps().limits().isEmpty()) {
            property(properties, "thresholds", thresholds(column.steps()));
        }
        if (!column.texts().isEmpty() || !column.steps().limits().isEmpty()) {
            property(properties, "custom.cellOptions", NODES.objectNode().put("type", "color-text"));
        }
        column.link().ifPresent(link -> property(properties, "links", links(link)));
        return override;
    }

    /** In a table of many columns only free text takes what is left. */
    private void width(ArrayNode properties, Column column) {
        boolean text = panel.columns().stream().anyMatch(other -> FREE_TEXT.contains(other.label()));
        if (text && panel.columns().size() >= WIDE_TABLE && !FREE_TEXT.contains(column.label())) {
            int width =
                    column.label().equals("queryid") ? QUERY_ID_WIDTH : column.ofLabel() ? LABEL_WIDTH : VALUE_WIDTH;
            property(properties, "custom.width", NODES.numberNode(width));
        }
    }

    private static void property(ArrayNode properties, String id, JsonNode value) {
        properties.addObject().put("id", id).set("value", value);
    }
}

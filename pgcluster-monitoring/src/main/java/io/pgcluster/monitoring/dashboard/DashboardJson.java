package io.pgcluster.monitoring.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes a dashboard in Grafana's classic form, which Grafana 10 and all later versions import. */
public final class DashboardJson {
    /** The tag that all dashboards have, by which they link to each other. */
    public static final String TAG = "pgcluster";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int SCHEMA_VERSION = 39;
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private final ArrayNode panels = NODES.arrayNode();
    private int nextId = 1;

    private DashboardJson() {}

    /** The text of the file, ending in a line feed. */
    public static String write(Dashboard dashboard) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(INDENT)
                .withArrayIndenter(INDENT);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(new DashboardJson().tree(dashboard)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the dashboard cannot be written: " + dashboard.uid(), e);
        }
    }

    private ObjectNode tree(Dashboard dashboard) {
        ObjectNode json = NODES.objectNode();
        json.putNull("id").put("uid", dashboard.uid()).put("title", dashboard.title());
        json.put("description", dashboard.description());
        json.putArray("tags").add(TAG);
        json.put("schemaVersion", SCHEMA_VERSION).put("version", 1).put("editable", false);
        json.put("graphTooltip", 1)
                .put("refresh", "1m")
                .put("timezone", "browser")
                .put("weekStart", "");
        json.put("fiscalYearStartMonth", 0).put("liveNow", false);
        json.putObject("time").put("from", "now-" + dashboard.since()).put("to", "now");
        json.putObject("timepicker");
        json.putArray("links").add(linkToOthers());
        json.putObject("annotations").set("list", HeaderJson.annotations(dashboard.annotations()));
        json.putObject("templating").set("list", HeaderJson.variables(dashboard.variables()));
        int top = 0;
        for (Row row : dashboard.rows()) {
            top = row(row, top);
        }
        json.set("panels", panels);
        return json;
    }

    private static ObjectNode linkToOthers() {
        ObjectNode link = NODES.objectNode();
        link.put("type", "dashboards").put("title", "Dashboards").put("icon", "external link");
        link.putArray("tags").add(TAG);
        link.put("asDropdown", true)
                .put("includeVars", true)
                .put("keepTime", true)
                .put("targetBlank", false);
        return link.put("tooltip", "").put("url", "");
    }

    /** Adds a row and its panels; the first free line below what is visible. */
    private int row(Row row, int top) {
        ObjectNode json = NODES.objectNode();
        json.put("id", nextId++).put("type", "row").put("title", row.title()).put("collapsed", row.collapsed());
        place(json, new Grid.Place(0, top, 24, 1));
        panels.add(json);
        ArrayNode inside = json.putArray("panels");
        List<Grid.Place> places = Grid.lay(
                row.panels().stream()
                        .map(panel -> new Grid.Size(panel.width(), panel.height()))
                        .toList(),
                top + 1);
        int bottom = top + 1;
        for (int i = 0; i < places.size(); i++) {
            ObjectNode node = new PanelJson(row.panels().get(i)).tree(nextId++);
            place(node, places.get(i));
            (row.collapsed() ? inside : panels).add(node);
            bottom = row.collapsed() ? bottom : places.get(i).bottom();
        }
        return bottom;
    }

    private static void place(ObjectNode panel, Grid.Place place) {
        panel.putObject("gridPos")
                .put("h", place.height())
                .put("w", place.width())
                .put("x", place.x())
                .put("y", place.y());
    }

    /** The data source that the reader chose. */
    static ObjectNode dataSource() {
        return NODES.objectNode().put("type", "prometheus").put("uid", "${datasource}");
    }
}

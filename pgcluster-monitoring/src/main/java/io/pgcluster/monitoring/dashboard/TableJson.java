package io.pgcluster.monitoring.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Joins the queries of a table by their labels, and names and orders its columns. */
final class TableJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TableJson() {}

    static ArrayNode transformations(Panel panel) {
        ArrayNode list = NODES.arrayNode();
        list.addObject().put("id", "merge").putObject("options");
        ObjectNode organize = list.addObject().put("id", "organize").putObject("options");
        ObjectNode excluded = organize.putObject("excludeByName").put("Time", true);
        for (int i = 0; i < panel.targets().size(); i++) {
            if (panel.targets().get(i).legend().isEmpty()) {
                excluded.put(valueField(panel, i), true);
            }
        }
        ObjectNode order = organize.putObject("indexByName");
        ObjectNode names = organize.putObject("renameByName");
        List<Column> columns = panel.columns();
        for (int i = 0; i < columns.size(); i++) {
            String field = fieldOf(panel, columns.get(i));
            order.put(field, i);
            names.put(field, columns.get(i).title());
        }
        return list;
    }

    /** The name of a column before it gets its title: a label, or the value of a query. */
    private static String fieldOf(Panel panel, Column column) {
        if (column.ofLabel()) {
            return column.label();
        }
        for (int i = 0; i < panel.targets().size(); i++) {
            if (panel.targets().get(i).legend().equals(column.title())) {
                return valueField(panel, i);
            }
        }
        throw new IllegalStateException("no query for the column " + column.title() + " of " + panel.title());
    }

    private static String valueField(Panel panel, int index) {
        return panel.targets().size() == 1 ? "Value" : "Value #" + PanelJson.refId(index);
    }
}

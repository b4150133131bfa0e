package io.pgcluster.monitoring.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Variables and annotations. */
final class HeaderJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int ON_TIME_RANGE_CHANGE = 2;
    private static final int ALPHABETICAL = 1;

    private HeaderJson() {}

    static ArrayNode variables(List<Variable> variables) {
        ArrayNode list = NODES.arrayNode();
        variables.forEach(variable -> list.add(variable(variable)));
        return list;
    }

    private static ObjectNode variable(Variable variable) {
        ObjectNode json = NODES.objectNode().put("name", variable.name()).put("label", variable.label());
        json.put("hide", 0).put("skipUrlSync", false);
        if (variable instanceof Variable.DataSource) {
            return json.put("type", "datasource").put("query", "prometheus").put("refresh", 1);
        } else if (variable instanceof Variable.Label label) {
            return label(json, label);
        } else if (variable instanceof Variable.Choice choice) {
            return choice(json, choice);
        }
        String value = ((Variable.Text) variable).value();
        json.put("type", "textbox").put("query", value);
        json.set(
                "current",
                NODES.objectNode().put("selected", true).put("text", value).put("value", value));
        return json;
    }

    private static ObjectNode label(ObjectNode json, Variable.Label label) {
        String query = "label_values(" + Promql.expand(label.selector()) + ", " + label.name() + ")";
        json.put("type", "query").put("definition", query);
        json.set("datasource", DashboardJson.dataSource());
        json.set(
                "query",
                NODES.objectNode()
                        .put("qryType", 1)
                        .put("query", query)
                        .put("refId", "PrometheusVariableQueryEditor-VariableQuery"));
        json.put("refresh", ON_TIME_RANGE_CHANGE).put("sort", ALPHABETICAL).put("regex", "");
        json.put("multi", true).put("includeAll", true).put("allValue", label.allValue());
        ObjectNode current = json.putObject("current").put("selected", true);
        current.putArray("text").add("All");
        current.putArray("value").add("$__all");
        json.putArray("options");
        return json;
    }

    private static ObjectNode choice(ObjectNode json, Variable.Choice choice) {
        json.put("type", "custom").put("query", String.join(",", choice.values()));
        json.put("multi", false).put("includeAll", false);
        json.set("current", option(choice.values().get(0), true));
        ArrayNode options = json.putArray("options");
        choice.values().forEach(value -> options.add(option(value, options.isEmpty())));
        return json;
    }

    private static ObjectNode option(String value, boolean selected) {
        return NODES.objectNode().put("selected", selected).put("text", value).put("value", value);
    }

    static ArrayNode annotations(List<Annotation> annotations) {
        ArrayNode list = NODES.arrayNode();
        ObjectNode builtIn =
                list.addObject().put("builtIn", 1).put("enable", true).put("hide", true);
        builtIn.putObject("datasource").put("type", "grafana").put("uid", "-- Grafana --");
        builtIn.put("iconColor", "rgba(0, 211, 255, 1)")
                .put("name", "Annotations & Alerts")
                .put("type", "dashboard");
        for (Annotation annotation : annotations) {
            ObjectNode json = list.addObject()
                    .put("name", annotation.name())
                    .put("enable", true)
                    .put("hide", false);
            json.set("datasource", DashboardJson.dataSource());
            json.put("expr", Promql.expand(annotation.expression())).put("titleFormat", annotation.title());
            json.put("textFormat", "").put("tagKeys", "").put("step", "60s").put("useValueForTime", false);
            json.put("iconColor", annotation.color().id());
        }
        return list;
    }
}

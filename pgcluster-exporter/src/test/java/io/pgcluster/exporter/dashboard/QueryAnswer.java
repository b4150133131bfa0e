package io.pgcluster.exporter.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Prometheus answered to a query. */
record QueryAnswer(JsonNode json) {
    /** Labels and values in the order of time. */
    record Series(Map<String, String> labels, List<Double> values) {}

    /** Why there is no result; empty if there is one. */
    String error() {
        return json.path("status").asText().equals("success")
                ? ""
                : json.path("error").asText("no answer: " + json);
    }

    List<Series> series() {
        JsonNode data = json.path("data");
        JsonNode result = data.path("result");
        if (data.path("resultType").asText().equals("scalar")) {
            return List.of(new Series(Map.of(), List.of(result.path(1).asDouble())));
        }
        List<Series> all = new ArrayList<>();
        for (JsonNode series : result) {
            Map<String, String> labels = new TreeMap<>();
            series.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            List<Double> values = new ArrayList<>();
            for (JsonNode pair : series.has("values") ? series.path("values") : List.of(series.path("value"))) {
                values.add(number(pair.path(1).asText()));
            }
            all.add(new Series(labels, values));
        }
        return all;
    }

    List<Series> seriesOrThrow(String query) {
        if (!error().isEmpty()) {
            throw new AssertionError("Prometheus refused " + query + ": " + error());
        }
        return series();
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}

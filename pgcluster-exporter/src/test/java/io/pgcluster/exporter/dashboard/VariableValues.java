package io.pgcluster.exporter.dashboard;

import io.pgcluster.exporter.prometheus.PrometheusServer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a dashboard's variables values, in their order, so that one may ask with those before it. */
final class VariableValues {
    private static final Pattern LABEL_VALUES =
            Pattern.compile("label_values\\((?:(.*),)?\\s*(\\w+)\\s*\\)", Pattern.DOTALL);
    private static final Pattern QUERY_RESULT = Pattern.compile("query_result\\((.*)\\)", Pattern.DOTALL);

    private final PrometheusServer prometheus;
    private final TimeFrame frame;

    VariableValues(PrometheusServer prometheus, TimeFrame frame) {
        this.prometheus = prometheus;
        this.frame = frame;
    }

    /**
     * All variables with Grafana's own among them. A variable that may stand for all values does, unless it is chosen.
     *
     * @param chosen the single value of some variables
     */
    Map<String, Substitution.Value> of(Dashboard dashboard, Map<String, String> chosen) {
        Map<String, Substitution.Value> values = new HashMap<>(frame.variables());
        for (Variable variable : dashboard.variables()) {
            List<String> options = options(variable, values);
            String choice = chosen.get(variable.name());
            values.put(
                    variable.name(),
                    choice != null && options.contains(choice)
                            ? new Substitution.Value(List.of(choice), variable.multi() || variable.includeAll(), false)
                            : initial(variable, options));
        }
        return values;
    }

    private static Substitution.Value initial(Variable variable, List<String> options) {
        boolean listed = variable.multi() || variable.includeAll();
        if (variable.includeAll()) {
            return variable.allValue().isPresent()
                    ? Substitution.Value.verbatim(variable.allValue().get())
                    : new Substitution.Value(options.isEmpty() ? List.of("") : options, true, false);
        }
        List<String> current =
                variable.current().stream().filter(options::contains).toList();
        if (!current.isEmpty()) {
            return new Substitution.Value(current, listed, false);
        }
        return new Substitution.Value(List.of(options.isEmpty() ? "" : options.get(0)), listed, false);
    }

    /** The values among which a user may choose. */
    List<String> options(Variable variable, Map<String, Substitution.Value> values) {
        return switch (variable.type()) {
            case "query" -> matching(variable.regex(), asked(Substitution.fill(variable.query(), values)));
            case "custom", "interval" ->
                Arrays.stream(variable.query().split(","))
                        .map(option ->
                                option.substring(option.lastIndexOf(" : ") < 0 ? 0 : option.lastIndexOf(" : ") + 3))
                        .map(String::strip)
                        .toList();
            case "constant", "textbox" -> List.of(variable.query());
            case "datasource" -> List.of("prometheus");
            default ->
                throw new AssertionError("variable " + variable.name() + " is of an unknown type: " + variable.type());
        };
    }

    private List<String> asked(String query) {
        Matcher label = LABEL_VALUES.matcher(query.strip());
        if (label.matches()) {
            String match = label.group(1) == null ? "" : "?match%5B%5D=" + PrometheusServer.encoded(label.group(1));
            return prometheus.texts("label/" + label.group(2) + "/values" + match);
        }
        Matcher result = QUERY_RESULT.matcher(query.strip());
        if (!result.matches()) {
            throw new AssertionError("a variable's query of an unknown form: " + query);
        }
        return new QueryAnswer(prometheus.query(result.group(1)))
                .seriesOrThrow(query).stream()
                        .map(series -> series.labels() + " " + series.values().get(0))
                        .toList();
    }

    private static List<String> matching(String regex, List<String> texts) {
        if (regex.isEmpty()) {
            return List.copyOf(new TreeSet<>(texts));
        }
        Pattern pattern = Pattern.compile(regex.startsWith("/") ? regex.substring(1, regex.lastIndexOf('/')) : regex);
        TreeSet<String> matching = new TreeSet<>();
        for (String text : texts) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                matching.add(matcher.groupCount() > 0 ? matcher.group(1) : text);
            }
        }
        return List.copyOf(matching);
    }
}

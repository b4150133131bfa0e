package io.pgcluster.exporter.collector.legacy;

import io.pgcluster.model.problem.Suggestions;
import io.pgcluster.model.tree.ListNode;
import io.pgcluster.model.tree.MapNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what is said of the columns of a query. */
final class LegacyColumns {
    private static final List<String> KEYS = List.of("usage", "description", "metric_mapping");

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private final LegacyProblems report;

    LegacyColumns(LegacyProblems report) {
        this.report = report;
    }

    /** All columns that could be read, in the order of the file. */
    List<LegacyColumn> read(LocatedNode metrics) {
        if (!(metrics.node() instanceof ListNode)) {
            report.wrongType(metrics, "a list of columns");
        }
        List<LegacyColumn> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (LocatedNode element : metrics.node() instanceof ListNode ? metrics.children() : List.<LocatedNode>of()) {
            if (!(element.node() instanceof MapNode)) {
                report.wrongType(element, "a mapping of one column's name to its usage and description");
            }
            for (int i = 0; i < element.keys().size(); i++) {
                column(element.keys().get(i), element.children().get(i), seen).ifPresent(columns::add);
            }
        }
        return columns;
    }

    private Optional<LegacyColumn> column(String name, LocatedNode at, Set<String> seen) {
        if (!(at.node() instanceof MapNode)) {
            report.wrongType(at, "a mapping with the keys " + String.join(", ", KEYS));
            return Optional.empty();
        }
        if (!seen.add(name)) {
            report.error("column-twice", at, "the column \"" + name + "\" is described twice", "remove one of the two");
            return Optional.empty();
        }
        report.unknownKeys(at, KEYS);
        String description = at.child("description").flatMap(LocatedNode::text).orElse("");
        return usage(at)
                .filter(usage -> named(name, usage, at))
                .map(usage -> new LegacyColumn(name, usage, description, mapping(usage, at)));
    }

    private boolean named(String name, Usage usage, LocatedNode at) {
        Pattern form = usage == Usage.LABEL ? LABEL : LegacyMetrics.NAME_END;
        boolean fits = usage == Usage.DISCARD || form.matcher(name).matches();
        if (!fits) {
            report.error(
                    "column-name",
                    at,
                    "\"" + name + "\" cannot be "
                            + (usage == Usage.LABEL ? "a label's name" : "the end of a metric's name"),
                    "give the column a name of letters, digits and _ with AS");
        }
        return fits;
    }

    private Optional<Usage> usage(LocatedNode column) {
        Optional<LocatedNode> at = column.child("usage");
        if (at.isEmpty()) {
            report.error(
                    "missing",
                    column,
                    "\"usage\" is missing, expected one of: " + String.join(", ", Usage.words()),
                    "add it, for example: usage: GAUGE");
            return Optional.empty();
        }
        String written = at.get().text().orElse("");
        Optional<Usage> usage = Usage.of(written);
        if (usage.isEmpty()) {
            report.error(
                    "wrong-type",
                    at.get(),
                    "found " + at.get().node().describe() + ", expected one of: " + String.join(", ", Usage.words()),
                    Suggestions.didYouMean(written, Usage.words()) + "usages are written in capitals");
        }
        return usage;
    }

    private Map<String, Double> mapping(Usage usage, LocatedNode column) {
        Optional<LocatedNode> at = column.child("metric_mapping");
        Map<String, Double> numbers = new LinkedHashMap<>();
        if (at.isPresent() && !at.get().keys().isEmpty()) {
            List<LocatedNode> values = at.get().children();
            for (int i = 0; i < values.size(); i++) {
                String text = at.get().keys().get(i);
                number(values.get(i)).ifPresent(number -> numbers.put(text, number));
            }
        } else if (usage == Usage.MAPPEDMETRIC) {
            report.error(
                    "missing",
                    at.orElse(column),
                    "\"metric_mapping\" is missing, expected a mapping of texts to numbers",
                    "add it, for example: metric_mapping: {running: 1, stopped: 0}");
        }
        return numbers;
    }

    private OptionalDouble number(LocatedNode at) {
        try {
            return OptionalDouble.of(Double.parseDouble(at.text().orElse("")));
        } catch (NumberFormatException e) {
            report.wrongType(at, "a number");
            return OptionalDouble.empty();
        }
    }
}

package io.pgcluster.exporter.dashboard;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills variables into a text as Grafana's data source for Prometheus does. */
final class Substitution {
    private static final Pattern NAME = Pattern.compile("\\$(\\w+)|\\[\\[(\\w+)]]|\\$\\{(\\w+)(?::(\\w+))?}");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$*+?.()|\\[\\]{}]");

    /**
     * What a variable stands for.
     *
     * @param values one value, or several
     * @param listed whether the variable may have several values, so that it stands in a regular expression
     * @param verbatim whether it is put in as it is, as a number or the value for all
     */
    record Value(List<String> values, boolean listed, boolean verbatim) {
        static Value verbatim(String value) {
            return new Value(List.of(value), false, true);
        }
    }

    private Substitution() {}

    /** The text with every variable filled in; a name that is not known stays as it is, as in Grafana. */
    static String fill(String text, Map<String, Value> values) {
        return NAME.matcher(text).replaceAll(match -> {
            String name = first(match.group(1), match.group(2), match.group(3));
            Value value = values.get(name);
            return Matcher.quoteReplacement(value == null ? match.group() : filled(value, match.group(4)));
        });
    }

    private static String filled(Value value, @org.jspecify.annotations.Nullable String format) {
        if (value.verbatim() || "raw".equals(format)) {
            return String.join(",", value.values());
        }
        if ("pipe".equals(format)) {
            return String.join("|", value.values());
        }
        if (!value.listed() && !"regex".equals(format)) {
            return value.values().get(0).replace("\\", "\\\\").replace("\"", "\\\"");
        }
        String escaped = value.values().stream().map(Substitution::escaped).collect(Collectors.joining("|"));
        return value.values().size() == 1 ? escaped : "(" + escaped + ")";
    }

    /** Twice: once for the regular expression, once for the string of PromQL that it stands in. */
    private static String escaped(String value) {
        return SPECIAL.matcher(value)
                .replaceAll(match ->
                        Matcher.quoteReplacement("\\\\" + (match.group().equals("\\") ? "\\\\" : match.group())));
    }

    private static String first(String... groups) {
        for (String group : groups) {
            if (group != null) {
                return group;
            }
        }
        return "";
    }
}

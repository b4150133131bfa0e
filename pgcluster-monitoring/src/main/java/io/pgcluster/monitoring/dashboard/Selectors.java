package io.pgcluster.monitoring.dashboard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the metrics that an expression reads, without checking its syntax. */
public final class Selectors {
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]]*\\]|\\{[^}]*\\}|[a-zA-Z_:$][a-zA-Z0-9_:]*|[()]|[0-9][0-9a-zA-Z.]*|\\S");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Set<String> GROUPINGS = Set.of("by", "without");
    private static final Set<String> MATCHINGS = Set.of("on", "ignoring", "group_left", "group_right");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset", "atan2", "inf", "nan");

    /** A parenthesis around labels rather than values, on the stack of functions. */
    private static final String LABELS = "(labels) ";

    private final List<String> tokens;
    private final List<Selector> found = new ArrayList<>();
    private final Deque<String> functions = new ArrayDeque<>();

    private Selectors(List<String> tokens) {
        this.tokens = tokens;
    }

    /**
     * One metric of an expression.
     *
     * @param metric its name
     * @param matchers what stands between braces, with them
     * @param range what stands between brackets, with them; empty for an instant
     * @param functions functions and aggregations around it, from the inside out
     */
    public record Selector(String metric, String matchers, String range, List<String> functions) {}

    /** The metrics in the order of the expression. */
    public static List<Selector> in(String expression) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expression);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        Selectors selectors = new Selectors(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            selectors.take(i);
        }
        return List.copyOf(selectors.found);
    }

    private void take(int index) {
        String token = tokens.get(index);
        if (token.equals("(")) {
            functions.push(opened(index));
        } else if (token.equals(")")) {
            functions.poll();
        } else if (insideLabels()) {
            return;
        } else if (isMetric(index)) {
            found.add(selector(index));
        }
    }

    /** The function that a parenthesis belongs to; after {@code sum by (…)} it is the aggregation. */
    private String opened(int index) {
        String before = token(index - 1);
        if (GROUPINGS.contains(before) || MATCHINGS.contains(before)) {
            return LABELS;
        }
        if (!before.equals(")")) {
            return NAME.matcher(before).matches() && !OPERATORS.contains(before) ? before : "";
        }
        int labels = openingOf(index - 1);
        return GROUPINGS.contains(token(labels - 1)) ? token(labels - 2) : "";
    }

    private int openingOf(int closing) {
        int depth = 0;
        for (int i = closing; i >= 0; i--) {
            depth += token(i).equals(")") ? 1 : token(i).equals("(") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return 0;
    }

    private boolean insideLabels() {
        return LABELS.equals(functions.peek());
    }

    private boolean isMetric(int index) {
        String token = tokens.get(index);
        return NAME.matcher(token).matches()
                && !OPERATORS.contains(token)
                && !GROUPINGS.contains(token)
                && !MATCHINGS.contains(token)
                && !token(index + 1).equals("(")
                && !GROUPINGS.contains(token(index + 1));
    }

    private Selector selector(int index) {
        String braces = token(index + 1).startsWith("{") ? token(index + 1) : "";
        String brackets = token(index + (braces.isEmpty() ? 1 : 2));
        List<String> around =
                functions.stream().filter(function -> !function.isEmpty()).toList();
        return new Selector(tokens.get(index), braces, brackets.startsWith("[") ? brackets : "", around);
    }

    private String token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : "";
    }
}

package io.pgcluster.exporter.collector.legacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Server versions for which a query is meant, as {@code runonserver} has them: {@code >=10.0.0 <12.0.0 || >=14.0.0}. Conditions side by
 * side must all hold, {@code ||} separates alternatives. Parts that are not given, or are {@code x}, stand for any: {@code >=10} and
 * {@code >=10.x} mean the same.
 *
 * @param text as it was written
 * @param alternatives of which one must hold
 */
record ServerRange(String text, List<List<Condition>> alternatives) {
    private static final Pattern CONDITION = Pattern.compile(
            "\\s*(==|=|!=|!|<=|>=|<|>|)\\s*(\\d{1,9}(?:\\.\\d{1,9}){0,2})(?:\\.[xX*]){0,2}(?=\\s|[<>=!]|$)\\s*");
    private static final int MAJOR_ALONE = 100_000;

    ServerRange {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /** One comparison with a version of which only the parts that were given count. */
    record Condition(String operator, List<Integer> parts) {
        Condition {
            parts = List.copyOf(parts);
        }

        boolean holds(List<Integer> version) {
            int order = 0;
            for (int i = 0; i < parts.size() && order == 0; i++) {
                order = version.get(i).compareTo(parts.get(i));
            }
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                case "!", "!=" -> order != 0;
                default -> order == 0;
            };
        }
    }

    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException quoting the part that is no condition
     */
    static ServerRange parse(String text) {
        return new ServerRange(
                text,
                Arrays.stream(text.split("\\|\\|", -1))
                        .map(ServerRange::conditions)
                        .toList());
    }

    private static List<Condition> conditions(String text) {
        List<Condition> found = new ArrayList<>();
        Matcher matcher = CONDITION.matcher(text);
        int at = 0;
        while (at < text.length() && matcher.region(at, text.length()).lookingAt()) {
            found.add(new Condition(matcher.group(1), numbers(matcher.group(2))));
            at = matcher.end();
        }
        if (found.isEmpty() || at < text.length()) {
            throw new IllegalArgumentException("found \"" + text.substring(at).strip()
                    + "\", expected conditions such as \">=10.0.0 <12.0.0\" or \"<10.0.0 || >=14.0.0\"");
        }
        return found;
    }

    private static List<Integer> numbers(String dotted) {
        return Arrays.stream(dotted.split("\\.")).map(Integer::valueOf).toList();
    }

    /**
     * Whether a server is meant.
     *
     * @param versionNumber {@code server_version_num}: 150004 is 15.4.0, 90624 is 9.6.24
     */
    boolean contains(int versionNumber) {
        List<Integer> version = versionNumber >= MAJOR_ALONE
                ? List.of(versionNumber / 10_000, versionNumber % 10_000, 0)
                : List.of(versionNumber / 10_000, versionNumber / 100 % 100, versionNumber % 100);
        return alternatives.stream()
                .anyMatch(conditions -> conditions.stream().allMatch(condition -> condition.holds(version)));
    }
}

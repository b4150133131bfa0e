package io.pgcluster.model.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a text is one query that changes nothing, as far as that can be told without a server: a first look that gives a located
 * problem. What really keeps an assertion from writing is the read-only transaction in which it runs.
 */
final class QueryCheck {
    /**
     * What is wrong with a query.
     *
     * @param message what was found
     * @param remedy what to do
     */
    record Problem(String message, String remedy) {}

    private static final Set<String> QUERIES = Set.of("select", "with", "values", "table");
    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge", "into", "truncate");

    private QueryCheck() {}

    /** The first problem of {@code sql}; empty if it looks like one query. */
    static Optional<Problem> of(String sql) {
        SqlWords words = new SqlWords(sql);
        List<String> found = words.words();
        if (words.isUnfinished()) {
            return problem("a quote or comment is not closed", "close it");
        } else if (words.hasSeparator()) {
            return problem(
                    "there is a semicolon, expected exactly one statement without one",
                    "remove it, or write several assertions");
        } else if (found.isEmpty() || !QUERIES.contains(found.get(0).toLowerCase(Locale.ROOT))) {
            return problem(
                    found.isEmpty()
                            ? "there is no statement"
                            : "the statement begins with " + found.get(0) + ", expected a query",
                    "write for example: SELECT count(*) > 0 FROM orders");
        }
        return found.stream()
                .filter(word -> CHANGES.contains(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .flatMap(word -> problem(
                        "\"" + word + "\" changes or locks something, expected a query that only reads",
                        "remove it; if it is a name, put it in double quotes"));
    }

    private static Optional<Problem> problem(String message, String remedy) {
        return Optional.of(new Problem(message, remedy));
    }
}

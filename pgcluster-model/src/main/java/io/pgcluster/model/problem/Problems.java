package io.pgcluster.model.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found while a specification is read, so that everything is reported at once. For one thread. */
public final class Problems {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::position)
            .thenComparing(problem -> problem.path().text())
            .thenComparing(Problem::severity)
            .thenComparing(Problem::id)
            .thenComparing(Problem::message);

    private final List<Problem> found = new ArrayList<>();

    /** Keeps {@code problem}. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Keeps an error. */
    public void error(String id, SpecPath path, Position position, String message, String hint) {
        add(new Problem(id, Severity.ERROR, path, position, message, hint));
    }

    /** Whether the specification must be refused. */
    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** Everything found, in the order of the text, each thing once. */
    public List<Problem> inOrder() {
        return found.stream().distinct().sorted(BY_PLACE).toList();
    }
}

package io.pgcluster.exporter;

import java.util.List;

/** A configuration that cannot be used: every problem as a line with its place and what to do. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    RefusedException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}

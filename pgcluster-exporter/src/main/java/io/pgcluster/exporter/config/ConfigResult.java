package io.pgcluster.exporter.config;

import io.pgcluster.model.problem.Problem;
import java.util.List;

/** What became of a configuration. */
public sealed interface ConfigResult {
    /**
     * It can be used.
     *
     * @param config complete and checked
     * @param notes what the operator should know
     */
    record Accepted(ExporterConfig config, List<String> notes) implements ConfigResult {}

    /**
     * It cannot be used.
     *
     * @param problems all that were found, in the order of the text
     * @param lines the same as one line each, with its place and what to do
     */
    record Rejected(List<Problem> problems, List<String> lines) implements ConfigResult {}

    /** A problem of the file {@code origin} as one line, with its place and what to do. */
    static String line(String origin, Problem problem) {
        return origin + ":" + problem.position()
                + (problem.path().text().isEmpty() ? "" : " " + problem.path()) + ": " + problem.message() + " ("
                + problem.hint() + ")";
    }
}

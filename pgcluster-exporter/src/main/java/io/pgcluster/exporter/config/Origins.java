package io.pgcluster.exporter.config;

import io.pgcluster.model.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which flag, variable or file each field of the configuration comes from, for messages. */
final class Origins {
    private final String file;
    private final Map<String, String> sources = new LinkedHashMap<>();

    /** Everything that is not noted otherwise stands in {@code file}. */
    Origins(String file) {
        this.file = file;
    }

    /** What is at {@code path} and below it comes from {@code source}, unless that was noted already. */
    void note(String path, String source) {
        sources.putIfAbsent(path, source);
    }

    /** One problem a line, with its place and what to do. */
    List<String> lines(List<Problem> problems) {
        return problems.stream().map(this::line).toList();
    }

    private String line(Problem problem) {
        return source(problem.path().text())
                .map(source -> source + ": " + problem.message() + " (" + problem.hint() + ")")
                .orElseGet(() -> ConfigResult.line(file, problem));
    }

    private Optional<String> source(String path) {
        return sources.entrySet().stream()
                .filter(entry -> isWithin(path, entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isWithin(String path, String outer) {
        return path.equals(outer) || path.startsWith(outer + ".") || path.startsWith(outer + "[");
    }
}

package io.pgcluster.exporter;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.config.ConfigResult;
import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.model.io.Utf8;
import io.pgcluster.model.problem.Position;
import io.pgcluster.model.problem.Problem;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.Severity;
import io.pgcluster.model.problem.SpecPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A file of collectors or queries that a user wrote, as it was read.
 *
 * @param name as the configuration has it
 * @param sha256 of what it contains, in hexadecimal digits; empty if it cannot be read
 * @param collectors those that could be read
 * @param problems mistakes and warnings in the order of the text
 */
record UserFile(String name, String sha256, List<Collector> collectors, List<Problem> problems) {
    /** Makes collectors of a text, and tells what is wrong with it. */
    interface Format extends BiFunction<String, Problems, List<? extends Collector>> {}

    UserFile {
        collectors = List.copyOf(collectors);
        problems = List.copyOf(problems);
    }

    static UserFile read(String name, Format format) {
        Problems problems = new Problems();
        try {
            byte[] content = Files.readAllBytes(Path.of(name));
            List<? extends Collector> collectors = Utf8.decode(content, problems)
                    .<List<? extends Collector>>map(text -> format.apply(text, problems))
                    .orElse(List.of());
            return new UserFile(name, sha256(content), List.copyOf(collectors), problems.inOrder());
        } catch (IOException e) {
            problems.error(
                    "unreadable",
                    SpecPath.ROOT,
                    Position.START,
                    "it cannot be read: " + Reason.of(e),
                    "check its name and permissions");
            return new UserFile(name, "", List.of(), problems.inOrder());
        }
    }

    /** Why it cannot be used, one reason a line with its place; nothing if it can. */
    List<String> errors() {
        return lines(Severity.ERROR);
    }

    /** What is odd about it, one thing a line with its place. */
    List<String> warnings() {
        return lines(Severity.WARNING);
    }

    private List<String> lines(Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .map(problem -> ConfigResult.line(name, problem))
                .toList();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

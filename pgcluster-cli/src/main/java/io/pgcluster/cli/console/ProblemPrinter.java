package io.pgcluster.cli.console;

import io.pgcluster.model.problem.Problem;
import io.pgcluster.model.problem.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows problems as compilers do: file, line and column first, so that editors can jump there, then the line itself with a mark under
 * the place, then what to do.
 */
public final class ProblemPrinter {
    private static final int MARGIN = 5;

    private final Console console;
    private final String source;
    private final List<String> lines;

    /** Shows problems of {@code text}, which users know as {@code source}. */
    public ProblemPrinter(Console console, String source, String text) {
        this.console = console;
        this.source = source;
        this.lines = text.lines().toList();
    }

    /** Says every problem, then how many there were; nothing if there are none. */
    public void say(List<Problem> problems) {
        problems.forEach(this::say);
        if (!problems.isEmpty()) {
            console.say(summary(problems));
        }
    }

    /** How many errors and warnings: {@code 1 error, 2 warnings}. */
    public static String summary(List<Problem> problems) {
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        long warnings = problems.size() - errors;
        if (warnings == 0) {
            return Text.count(errors, "error");
        }
        return (errors == 0 ? "" : Text.count(errors, "error") + ", ") + Text.count(warnings, "warning");
    }

    /** The problems as data for {@link Console#printJson}. */
    public static List<Map<String, Object>> json(List<Problem> problems) {
        return problems.stream().map(ProblemPrinter::json).toList();
    }

    private static Map<String, Object> json(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", problem.id());
        fields.put("severity", word(problem));
        fields.put("path", problem.path().text());
        fields.put("line", problem.position().line());
        fields.put("column", problem.position().column());
        fields.put("message", problem.message());
        fields.put("hint", problem.hint());
        return fields;
    }

    private void say(Problem problem) {
        Style style = problem.severity() == Severity.ERROR ? Style.ERROR : Style.WARNING;
        String path = problem.path().text().isEmpty() ? "" : " " + problem.path();
        console.say(console.onError(Style.STRONG, source + ":" + problem.position() + ":")
                + " "
                + console.onError(style, word(problem) + "[" + problem.id() + "]")
                + path
                + ": "
                + problem.message());
        sayLine(problem, style);
        if (!problem.hint().isBlank()) {
            console.say(" ".repeat(MARGIN) + console.onError(Style.HINT, " = hint:") + " " + problem.hint());
        }
    }

    private void sayLine(Problem problem, Style style) {
        int number = problem.position().line();
        if (number > lines.size()) {
            return;
        }
        SourceLine line =
                SourceLine.around(lines.get(number - 1), problem.position().column());
        String label = String.valueOf(number);
        String bar = console.onError(Style.FAINT, " | ");
        console.say(" ".repeat(Math.max(0, MARGIN - label.length()))
                + console.onError(Style.FAINT, label)
                + bar
                + line.text());
        console.say(" ".repeat(MARGIN) + bar + " ".repeat(line.mark()) + console.onError(style, "^"));
    }

    private static String word(Problem problem) {
        return problem.severity() == Severity.ERROR ? "error" : "warning";
    }
}

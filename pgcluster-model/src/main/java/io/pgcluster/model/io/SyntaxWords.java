package io.pgcluster.model.io;

import io.pgcluster.model.problem.Position;
import java.util.Locale;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Words the YAML parser's complaints for users. */
final class SyntaxWords {
    private SyntaxWords() {}

    static String message(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "this is not YAML" : e.getProblem();
        return e.getContext() == null || e.getContext().isBlank() ? problem : problem + " (" + e.getContext() + ")";
    }

    static String hint(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("TAB")) {
            return "indent with spaces; YAML does not allow tabs";
        } else if (problem.contains("mapping values are not allowed")) {
            return "check the indentation, and quote text that contains \": \"";
        } else if (problem.contains("undefined alias") || problem.contains("'*'")) {
            return "quote text that begins with *, or define the anchor before it is used";
        } else if (problem.contains("unknown escape character")) {
            return "write the character without a backslash, or use single quotes, in which a backslash is literal";
        } else if (problem.contains("aliases expanded") || problem.contains("levels deep")) {
            return "make it shorter and flatter; no specification needs that much";
        } else if (problem.contains("cannot start any token")) {
            return "quote text that begins with this character";
        }
        return "correct the indentation, quotes or brackets at this place or just before it";
    }

    static String message(ReaderException e) {
        return String.format(Locale.ROOT, "the character U+%04X is not allowed in YAML", e.getCodePoint());
    }

    /** Line and column of the character {@code index} (counted in code points) of {@code text}. */
    static Position position(String text, int index) {
        int end = text.offsetByCodePoints(0, Math.min(index, text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int line = (int) before.chars().filter(character -> character == '\n').count();
        return new Position(line + 1, before.length() - before.lastIndexOf('\n'));
    }
}

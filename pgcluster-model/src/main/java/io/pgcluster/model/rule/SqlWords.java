package io.pgcluster.model.rule;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The bare words of an SQL text: what stands in quotes or comments is not among them. */
final class SqlWords {
    /** Literals, quoted names, dollar quotes and comments, each complete; a comment in a comment is not looked into. */
    private static final Pattern HIDDEN = Pattern.compile(
            "[eE]'(?:[^'\\\\]|\\\\.|'')*+'|'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\""
                    + "|\\$((?:[\\p{L}_][\\p{L}\\p{N}_]*)?)\\$.*?\\$\\1\\$|--[^\\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern UNFINISHED = Pattern.compile("['\"]|/\\*|\\$\\$");

    private final String bare;

    SqlWords(String sql) {
        bare = HIDDEN.matcher(sql).replaceAll(" ");
    }

    List<String> words() {
        return WORD.matcher(bare).results().map(MatchResult::group).toList();
    }

    /** Whether a quote or comment begins that does not end. */
    boolean isUnfinished() {
        return UNFINISHED.matcher(bare).find();
    }

    /** Whether statements are separated. */
    boolean hasSeparator() {
        return bare.contains(";");
    }
}

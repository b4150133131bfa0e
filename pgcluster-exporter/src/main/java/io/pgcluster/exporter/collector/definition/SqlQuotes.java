package io.pgcluster.exporter.collector.definition;

/** Where quoted text and comments of a statement end. */
final class SqlQuotes {
    private SqlQuotes() {}

    /**
     * The end of the quoted text or comment that begins at {@code start}; {@code start} itself if none begins there.
     *
     * @throws IllegalArgumentException if it has no end
     */
    static int endOf(String sql, int start) {
        char first = sql.charAt(start);
        if (first == '\'' || first == '"') {
            return quoted(sql, start, first);
        } else if (sql.startsWith("--", start)) {
            int end = sql.indexOf('\n', start);
            return end < 0 ? sql.length() : end;
        } else if (sql.startsWith("/*", start)) {
            return blockComment(sql, start);
        } else if (first == '$' && !isWithinName(sql, start)) {
            return dollarQuoted(sql, start);
        }
        return start;
    }

    /** A doubled quote looks like the end and a new beginning, which comes to the same. */
    private static int quoted(String sql, int start, char quote) {
        boolean backslashes = quote == '\'' && isEscapeString(sql, start);
        for (int at = start + 1; at < sql.length(); at++) {
            if (backslashes && sql.charAt(at) == '\\') {
                at++;
            } else if (sql.charAt(at) == quote) {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("a quote " + quote + " is never closed");
    }

    private static boolean isEscapeString(String sql, int start) {
        return start > 0
                && (sql.charAt(start - 1) == 'E' || sql.charAt(start - 1) == 'e')
                && !isWithinName(sql, start - 1);
    }

    private static int blockComment(String sql, int start) {
        int depth = 0;
        for (int at = start; at < sql.length(); at++) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at++;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at++;
                if (depth == 0) {
                    return at + 1;
                }
            }
        }
        throw new IllegalArgumentException("a comment is never closed, expected \"*/\"");
    }

    private static int dollarQuoted(String sql, int start) {
        int tagEnd = start + 1;
        while (tagEnd < sql.length()
                && Character.isJavaIdentifierPart(sql.charAt(tagEnd))
                && sql.charAt(tagEnd) != '$') {
            tagEnd++;
        }
        boolean isTag = tagEnd < sql.length() && sql.charAt(tagEnd) == '$' && !Character.isDigit(sql.charAt(start + 1));
        if (!isTag) {
            return start;
        }
        String tag = sql.substring(start, tagEnd + 1);
        int end = sql.indexOf(tag, tagEnd + 1);
        if (end < 0) {
            throw new IllegalArgumentException("a quote " + tag + " is never closed");
        }
        return end + tag.length();
    }

    private static boolean isWithinName(String sql, int at) {
        return at > 0 && Character.isJavaIdentifierPart(sql.charAt(at - 1));
    }
}

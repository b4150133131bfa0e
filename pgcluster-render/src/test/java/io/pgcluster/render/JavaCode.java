package io.pgcluster.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code of a Java source without its comments: names, imports and literals. */
final class JavaCode {
    /** Literals are matched as well, so that what looks like a comment within one is kept. */
    private static final Pattern LITERAL_OR_COMMENT = Pattern.compile(
            "\"\"\"(?s:.*?)(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'|(//[^\\n]*|/\\*(?s:.*?)\\*/)");

    private JavaCode() {}

    static String withoutComments(String source) {
        Matcher matcher = LITERAL_OR_COMMENT.matcher(source);
        StringBuilder code = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(code, matcher.group(1) == null ? Matcher.quoteReplacement(matcher.group()) : " ");
        }
        return matcher.appendTail(code).toString();
    }
}

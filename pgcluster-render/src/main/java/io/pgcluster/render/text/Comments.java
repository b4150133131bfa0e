package io.pgcluster.render.text;

import java.util.List;

/** Lines of comment in formats where one character starts a comment. */
public final class Comments {
    private Comments() {}

    /** The lines of {@code comment}, each after {@code mark}. */
    public static String lines(String mark, List<String> comment) {
        StringBuilder text = new StringBuilder();
        for (String line : comment) {
            text.append(mark).append(' ').append(Plain.line("a comment", line)).append('\n');
        }
        return text.toString();
    }
}

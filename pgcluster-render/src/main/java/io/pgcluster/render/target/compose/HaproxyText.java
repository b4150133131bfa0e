package io.pgcluster.render.target.compose;

import io.pgcluster.render.text.Comments;
import java.util.List;
import java.util.regex.Pattern;

/** An HAProxy configuration: sections of directives, every word escaped with the backslashes that HAProxy knows. */
public final class HaproxyText {
    private static final Pattern SPECIAL = Pattern.compile("[ #\\\\\"']");

    private final StringBuilder text = new StringBuilder();

    /** Starts with lines of comment, written without their leading mark. */
    public HaproxyText(List<String> comment) {
        text.append(Comments.lines("#", comment));
    }

    /** Starts a section, such as {@code section("listen", "read-write")}. */
    public HaproxyText section(String... words) {
        text.append(text.isEmpty() ? "" : "\n");
        return line("", words);
    }

    /** Adds a directive to the section, word by word. */
    public HaproxyText directive(String... words) {
        return line("    ", words);
    }

    /** Adds a directive that ends with the words in the environment variable {@code variable}, as they are when HAProxy starts. */
    public HaproxyText directiveOf(String variable, String... words) {
        directive(words);
        text.setLength(text.length() - 1);
        text.append(" \"${").append(variable).append("[*]}\"\n");
        return this;
    }

    /** The file. */
    public String write() {
        return text.toString();
    }

    private HaproxyText line(String indent, String... words) {
        text.append(indent);
        for (int index = 0; index < words.length; index++) {
            text.append(index == 0 ? "" : " ").append(word(words[index]));
        }
        text.append('\n');
        return this;
    }

    private static String word(String word) {
        if (word.isEmpty() || word.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("\"" + word + "\" is empty or holds a control character");
        }
        return SPECIAL.matcher(word).replaceAll("\\\\$0");
    }
}

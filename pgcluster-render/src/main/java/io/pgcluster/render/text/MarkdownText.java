package io.pgcluster.render.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Markdown page. Text that comes from elsewhere is escaped, so that a description cannot become markup. */
public final class MarkdownText {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>#|]");
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private final StringBuilder text = new StringBuilder();

    /** A heading of level 1 to 6. */
    public MarkdownText heading(int level, String title) {
        return block("#".repeat(level) + " " + escape(title));
    }

    /** A paragraph of Markdown written by us; values from elsewhere go through {@link #escape} or {@link #code(String)}. */
    public MarkdownText paragraph(String markdown) {
        return block(markdown);
    }

    /** A list of Markdown lines. */
    public MarkdownText bullets(List<String> items) {
        return block(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
    }

    /** A block of code; the fence is longer than any run of backticks within. */
    public MarkdownText codeBlock(String language, String code) {
        String fence = "```";
        while (code.contains(fence)) {
            fence += "`";
        }
        return block(fence + language + "\n" + code.stripTrailing() + "\n" + fence);
    }

    /** A table; every cell is escaped. */
    public MarkdownText table(List<String> header, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(header));
        table.append('\n').append(row(header.stream().map(title -> "---").toList()));
        for (List<String> cells : rows) {
            if (cells.size() != header.size()) {
                throw new IllegalArgumentException(
                        "a row of " + cells.size() + " cells under " + header.size() + " columns: " + cells);
            }
            table.append('\n')
                    .append(row(cells.stream().map(MarkdownText::escape).toList()));
        }
        return block(table.toString());
    }

    /** The page. */
    public String write() {
        return text.toString();
    }

    /** Text that shows as itself, on one line. */
    public static String escape(String text) {
        return MARKUP.matcher(LINE_END.matcher(text).replaceAll(" ")).replaceAll("\\\\$0");
    }

    /** Text as inline code, on one line; within a table use {@link #escape} instead. */
    public static String code(String text) {
        String line = LINE_END.matcher(text).replaceAll(" ");
        return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
    }

    private MarkdownText block(String markdown) {
        text.append(text.isEmpty() ? "" : "\n").append(markdown).append('\n');
        return this;
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}

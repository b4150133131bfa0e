package io.pgcluster.exporter.http;

import java.util.List;

/** HTML with nothing in it that came from outside unescaped. */
final class Html {
    private final StringBuilder text = new StringBuilder(4096);

    static String escape(String raw) {
        StringBuilder escaped = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Our own markup. */
    Html markup(String markup) {
        text.append(markup);
        return this;
    }

    /** Text of anybody. */
    Html text(String raw) {
        text.append(escape(raw));
        return this;
    }

    Html row(String cell, List<String> values) {
        text.append("<tr>");
        values.forEach(value -> text.append('<')
                .append(cell)
                .append('>')
                .append(escape(value))
                .append("</")
                .append(cell)
                .append('>'));
        text.append("</tr>\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

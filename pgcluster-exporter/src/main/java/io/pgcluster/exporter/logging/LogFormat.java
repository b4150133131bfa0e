package io.pgcluster.exporter.logging;

import java.util.Locale;

/** The form of a line. */
public enum LogFormat {
    /** {@code time=… level=info msg="…"}. */
    LOGFMT {
        @Override
        void open(StringBuilder line) {}

        @Override
        void field(StringBuilder line, String name, String value) {
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(name).append('=');
            if (isPlain(value)) {
                line.append(value);
            } else {
                JsonString.append(line, value);
            }
        }

        @Override
        void close(StringBuilder line) {
            line.append('\n');
        }
    },
    /** {@code {"time":"…","level":"info","msg":"…"}}. */
    JSON {
        @Override
        void open(StringBuilder line) {
            line.append('{');
        }

        @Override
        void field(StringBuilder line, String name, String value) {
            if (line.length() > 1) {
                line.append(',');
            }
            JsonString.append(line, name);
            line.append(':');
            JsonString.append(line, value);
        }

        @Override
        void close(StringBuilder line) {
            line.append("}\n");
        }
    };

    abstract void open(StringBuilder line);

    abstract void field(StringBuilder line, String name, String value);

    abstract void close(StringBuilder line);

    /** The format that {@code text} names: {@code logfmt} or {@code json}. */
    public static LogFormat parse(String text) {
        for (LogFormat format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
                return format;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is no log format, expected logfmt or json");
    }

    private static boolean isPlain(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '=' && c != '\\');
    }
}

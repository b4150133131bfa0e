package io.pgcluster.exporter.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** A record as one line: time in UTC, level, the class that says it, what it says, and the stack trace of what led to it. */
final class LineFormatter extends Formatter {
    private final LogFormat format;

    LineFormatter(LogFormat format) {
        this.format = format;
    }

    @Override
    public String format(LogRecord logged) {
        StringBuilder line = new StringBuilder(160);
        format.open(line);
        format.field(
                line, "time", logged.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        format.field(line, "level", level(logged.getLevel()));
        format.field(line, "source", source(logged));
        format.field(line, "msg", formatMessage(logged));
        Throwable thrown = logged.getThrown();
        if (thrown != null) {
            format.field(line, "err", trace(thrown));
        }
        format.close(line);
        return line.toString();
    }

    private static String source(LogRecord logged) {
        String name = String.valueOf(logged.getLoggerName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        } else if (level.intValue() >= Level.WARNING.intValue()) {
            return "warn";
        }
        return level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().strip();
    }
}

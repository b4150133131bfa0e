package io.pgcluster.exporter.collector.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGInterval;

/**
 * A column read as numbers: numbers as they are, booleans as 1 and 0, points in time as seconds since 1970, intervals as seconds, text if
 * it says a number or a boolean.
 */
final class NumberColumn {
    /** What a field holds. */
    enum State {
        NUMBER,
        NULL,
        MALFORMED
    }

    private static final double NANOS = 1e-9;
    private static final double MICROS = 1e-6;
    private static final long DAY = 86_400;
    private static final long MONTH = 30 * DAY;
    /** As {@code extract(epoch from …)} counts it: 365.25 days. */
    private static final long YEAR = 31_557_600;

    private final int index;
    private final String type;
    private double value;

    NumberColumn(int index, String type) {
        this.index = index;
        this.type = type;
    }

    /** The number that the last read found. */
    double value() {
        return value;
    }

    /** Reads the field of the current row. */
    State read(ResultSet row) throws SQLException {
        switch (type) {
            case "int8", "int4", "int2", "oid" -> value = row.getLong(index);
            case "float8", "float4", "numeric" -> value = row.getDouble(index);
            case "bool" -> value = row.getBoolean(index) ? 1 : 0;
            case "timestamptz", "timestamp", "date", "interval" -> {
                return other(time(row));
            }
            default -> {
                return other(text(row.getString(index)));
            }
        }
        return row.wasNull() ? State.NULL : State.NUMBER;
    }

    /** {@code null} for NULL, and no number where there is none to be read. */
    private State other(@Nullable Object found) {
        if (found instanceof Double number) {
            value = number;
            return State.NUMBER;
        }
        return found == null ? State.NULL : State.MALFORMED;
    }

    private @Nullable Object time(ResultSet row) throws SQLException {
        return switch (type) {
            case "interval" -> seconds((PGInterval) row.getObject(index));
            case "timestamptz" -> seconds(row.getObject(index, OffsetDateTime.class));
            case "timestamp" -> seconds(atUtc(row.getObject(index, LocalDateTime.class)));
            default -> {
                LocalDate date = row.getObject(index, LocalDate.class);
                yield seconds(date == null ? null : atUtc(midnight(date)));
            }
        };
    }

    private static LocalDateTime midnight(LocalDate date) {
        if (date.equals(LocalDate.MAX)) {
            return LocalDateTime.MAX;
        }
        return date.equals(LocalDate.MIN) ? LocalDateTime.MIN : date.atStartOfDay();
    }

    /** The driver says infinity with the ends of each type. */
    private static @Nullable OffsetDateTime atUtc(@Nullable LocalDateTime time) {
        if (time == null) {
            return null;
        } else if (time.equals(LocalDateTime.MAX)) {
            return OffsetDateTime.MAX;
        }
        return time.equals(LocalDateTime.MIN) ? OffsetDateTime.MIN : time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Object seconds(@Nullable OffsetDateTime time) {
        if (time == null) {
            return null;
        } else if (time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN)) {
            return time.equals(OffsetDateTime.MAX) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return time.toEpochSecond() + time.getNano() * NANOS;
    }

    private static @Nullable Object seconds(@Nullable PGInterval interval) {
        if (interval == null) {
            return null;
        }
        long whole = interval.getYears() * YEAR
                + interval.getMonths() * MONTH
                + interval.getDays() * DAY
                + interval.getHours() * 3_600L
                + interval.getMinutes() * 60L
                + interval.getWholeSeconds();
        return whole + interval.getMicroSeconds() * MICROS;
    }

    /** The number that {@code text} says, {@code null} for NULL, the text itself if it says none. */
    static @Nullable Object text(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "t", "true", "on", "yes" -> 1.0;
            case "f", "false", "off", "no" -> 0.0;
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> digits(text.strip());
        };
    }

    private static Object digits(String text) {
        // Java alone takes a suffix for the type, and hexadecimal.
        boolean plain = !text.isEmpty() && text.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0);
        try {
            return plain ? (Object) Double.valueOf(text) : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }
}

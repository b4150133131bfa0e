package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 12h}, {@code 30d}, {@code 1h30m}.
 *
 * @param duration the length, more than zero
 */
public record TimeSpan(Duration duration) implements Comparable<TimeSpan> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private enum Unit {
        d(Duration.ofDays(1)),
        h(Duration.ofHours(1)),
        m(Duration.ofMinutes(1)),
        s(Duration.ofSeconds(1)),
        ms(Duration.ofMillis(1));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }
    }

    /** Refuses zero and negative amounts. */
    public TimeSpan {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "a length of time must be more than 0, found " + duration.toMillis() + "ms");
        }
    }

    /** Reads {@code text}; refuses other forms, quoting the text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TimeSpan parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a length of time, such as 60s, 5m, 12h or 30d");
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(Unit.valueOf(part.group(2)).length.multipliedBy(Long.parseLong(part.group(1))));
        }
        return new TimeSpan(sum);
    }

    /** Whole seconds, rounded down. */
    public long seconds() {
        return duration.toSeconds();
    }

    @Override
    public int compareTo(TimeSpan other) {
        return duration.compareTo(other.duration);
    }

    /** The shortest exact form in one unit. */
    @JsonValue
    @Override
    public String toString() {
        long millis = duration.toMillis();
        for (Unit unit : Unit.values()) {
            long factor = unit.length.toMillis();
            if (millis % factor == 0) {
                return millis / factor + unit.name();
            }
        }
        return millis + "ms";
    }
}

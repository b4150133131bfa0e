package io.pgcluster.monitoring.rule;

import io.pgcluster.model.value.MemorySize;
import io.pgcluster.model.value.TimeSpan;
import java.math.BigDecimal;

/**
 * A constant in both its forms.
 *
 * @param promql as PromQL compares with it: seconds, bytes, shares of 1
 * @param text as a person reads it
 */
public record Limit(String promql, String text) {
    /** A share of 1, read as a percentage. */
    public static Limit share(double share) {
        return new Limit(number(share), number(BigDecimal.valueOf(share).movePointRight(2)) + "%");
    }

    /** A plain number. */
    public static Limit number(long number) {
        return new Limit(Long.toString(number), Long.toString(number));
    }

    /** A factor or a rate. */
    public static Limit factor(double factor) {
        return new Limit(number(factor), number(factor));
    }

    /** A length of time, compared in seconds. */
    public static Limit seconds(TimeSpan span) {
        return new Limit(number(BigDecimal.valueOf(span.duration().toMillis()).movePointLeft(3)), span.toString());
    }

    /** A length of time as the range of a selector. */
    public static Limit range(TimeSpan span) {
        return new Limit(span.toString(), span.toString());
    }

    /** An amount of data, compared in bytes. */
    public static Limit bytes(MemorySize size) {
        return new Limit(Long.toString(size.bytes()), size + "B");
    }

    /** The shortest decimal form, the same in every locale and without an exponent. */
    public static String number(double value) {
        return number(BigDecimal.valueOf(value));
    }

    private static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

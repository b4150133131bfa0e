package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory or storage, written as Kubernetes writes it: {@code 512Mi}, {@code 4Gi}, {@code 100G}, {@code 1.5Gi}, or plain
 * bytes.
 *
 * @param bytes the amount, never negative
 */
public record MemorySize(long bytes) implements Comparable<MemorySize> {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)?");

    private enum Unit {
        Pi(1L << 50),
        Ti(1L << 40),
        Gi(1L << 30),
        Mi(1L << 20),
        Ki(1L << 10),
        P(1_000_000_000_000_000L),
        T(1_000_000_000_000L),
        G(1_000_000_000L),
        M(1_000_000L),
        k(1_000L);

        private final long bytes;

        Unit(long bytes) {
            this.bytes = bytes;
        }

        private boolean isBinary() {
            return name().endsWith("i");
        }
    }

    /** Refuses a negative amount. */
    public MemorySize {
        if (bytes < 0) {
            throw new IllegalArgumentException(bytes + " bytes is negative");
        }
    }

    /** Reads {@code text}; refuses other units, fractions of a byte and amounts beyond 64 bits, quoting the text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MemorySize parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not an amount of memory, such as 512Mi or 4Gi");
        }
        long factor = matcher.group(2) == null ? 1 : Unit.valueOf(matcher.group(2)).bytes;
        try {
            return new MemorySize(new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(factor))
                    .longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a whole number of bytes below 8Ei", e);
        }
    }

    /** So many mebibytes. */
    public static MemorySize ofMebibytes(long mebibytes) {
        return new MemorySize(Math.multiplyExact(mebibytes, 1L << 20));
    }

    /** Whole mebibytes, rounded down. */
    public long mebibytes() {
        return bytes >> 20;
    }

    @Override
    public int compareTo(MemorySize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** The shortest exact form in binary units. */
    @JsonValue
    @Override
    public String toString() {
        for (Unit unit : Unit.values()) {
            if (unit.isBinary() && bytes >= unit.bytes && bytes % unit.bytes == 0) {
                return bytes / unit.bytes + unit.name();
            }
        }
        return Long.toString(bytes);
    }
}

package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount of CPU, written as Kubernetes writes it: {@code 2}, {@code 0.5}, {@code 500m}.
 *
 * @param millis thousandths of a core, more than 0
 */
public record CpuQuantity(long millis) {
    private static final Pattern FORM = Pattern.compile("\\d{1,7}m|\\d{1,4}(\\.\\d{1,3})?");

    /** Refuses zero and negative amounts. */
    public CpuQuantity {
        if (millis < 1) {
            throw new IllegalArgumentException("cpu must be more than 0, found " + millis + "m");
        }
    }

    /** Reads {@code text}; refuses other forms, quoting the text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CpuQuantity parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not an amount of CPU, such as 2, 0.5 or 500m");
        }
        return text.endsWith("m")
                ? new CpuQuantity(Long.parseLong(text.substring(0, text.length() - 1)))
                : new CpuQuantity(new BigDecimal(text).movePointRight(3).longValueExact());
    }

    /** Cores, rounded up: how many workers can run at once. */
    public int cores() {
        return Math.toIntExact((millis + 999) / 1000);
    }

    @JsonValue
    @Override
    public String toString() {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : millis + "m";
    }
}

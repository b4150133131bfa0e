package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What a value is multiplied by.
 *
 * @param number finite, not 0
 */
public record Factor(double number) {
    /** Refuses factors that lose the value. */
    public Factor {
        if (!Double.isFinite(number) || number == 0) {
            throw new IllegalArgumentException("found the factor " + number + ", expected a number other than 0");
        }
    }

    /** Reads decimal digits; refuses other text, quoting it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Factor parse(String text) {
        try {
            return new Factor(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no number, such as 0.001", e);
        }
    }
}

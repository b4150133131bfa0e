package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A single value as it was written, with or without quotes.
 *
 * @param text the characters
 */
public record ScalarText(String text) {
    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ScalarText of(String text) {
        return new ScalarText(text);
    }
}

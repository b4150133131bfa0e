package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A container image with its version: {@code postgres:15.19}, {@code registry.example.com/team/postgres@sha256:…}. */
public record ImageReference(String text) {
    private static final Pattern FORM = Pattern.compile(
            "[a-z0-9][a-z0-9._/:-]*?[a-z0-9](:[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?(@sha256:[0-9a-f]{64})?");

    /** Refuses other forms, images without a version, and {@code latest}, which changes under a running cluster. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ImageReference {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an image reference, such as pgcluster/postgres:15-1");
        }
        String last = text.substring(text.lastIndexOf('/') + 1);
        if (!last.contains(":") || last.endsWith(":latest")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" does not pin a version: add a tag other than latest, or a digest");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}

package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A DNS label: lower-case letters, digits and inner hyphens, at most 63 characters. */
public record DnsLabel(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Refuses text of another form, quoting it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DnsLabel {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is not a DNS label (lower-case letters, digits and hyphens, starting with a letter, at most 63 characters), such as my-postgres-cluster");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}

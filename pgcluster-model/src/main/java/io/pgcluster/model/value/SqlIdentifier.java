package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A PostgreSQL name that needs no quotes: lower-case, at most 63 bytes. */
public record SqlIdentifier(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /** Refuses text of another form, quoting it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SqlIdentifier {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is not a plain SQL identifier (lower-case letters, digits and underscores, at most 63 characters), such as appuser");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}

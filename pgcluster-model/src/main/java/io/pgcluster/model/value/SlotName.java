package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of a replication slot: PostgreSQL takes lower-case letters, digits and underscores only. */
public record SlotName(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9_]{1,63}");

    /** Refuses text of another form, quoting it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SlotName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is not the name of a replication slot (lower-case letters, digits and underscores, at most 63 characters), such as orders_cdc");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}

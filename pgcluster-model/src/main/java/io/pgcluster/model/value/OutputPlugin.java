package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A library that turns WAL into changes of rows, such as pgoutput. */
public record OutputPlugin(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    /** Refuses text of another form, quoting it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OutputPlugin {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not the name of an output plugin, such as pgoutput");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}

package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of a PostgreSQL extension. */
public record ExtensionName(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    /** Refuses text of another form, quoting it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExtensionName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not the name of an extension, such as pg_stat_statements");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}

package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A name of a database or role as PostgreSQL keeps it: case counts, and every character that can be on a line of a configuration file is
 * allowed. What writes it somewhere quotes it.
 */
public record SqlIdentifier(String text) {
    /** PostgreSQL truncates longer names without an error. */
    private static final int MAX_BYTES = 63;

    /** Refuses a name that PostgreSQL does not keep as it is or that does not fit on a line. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SqlIdentifier {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a name cannot be empty, expected for example app");
        }
        text.codePoints().filter(SqlIdentifier::breaksLines).findFirst().ifPresent(character -> {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a name cannot contain the character U+%04X: it would break lines of configuration files",
                    character));
        });
        if (!text.equals(text.strip())) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" starts or ends with a space, which parsers of configuration files strip");
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("\"" + text + "\" has " + bytes + " bytes, expected at most " + MAX_BYTES
                    + ": PostgreSQL truncates longer names");
        }
    }

    private static boolean breaksLines(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}

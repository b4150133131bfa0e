package io.pgcluster.exporter.source.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The fields of a JSON object. A field that is absent or null has no value. A field of another type than the one asked for has none either
 * and is recorded in {@link Malformed}. Fields that are not asked for are ignored, so newer programs may write more.
 */
public final class Fields {
    /** Longer texts are cut: they become values of labels. */
    private static final int MAX_TEXT = 200;

    /** The end of the year 9999, which is the last one that every reader of a time can show. */
    private static final long MAX_EPOCH_SECONDS = 253_402_300_799L;

    private final JsonNode node;
    private final String path;
    private final Malformed malformed;

    private Fields(JsonNode node, String path, Malformed malformed) {
        this.node = node;
        this.path = path;
        this.malformed = malformed;
        if (!node.isObject() && !isAbsent(node)) {
            malformed.add(path);
        }
    }

    /** The fields of {@code node}, which messages call {@code name}. */
    public static Fields of(JsonNode node, String name, Malformed malformed) {
        return new Fields(node, name, malformed);
    }

    /** Text, cut if it is too long for a label; empty if there is none. */
    public String text(String name) {
        JsonNode value = value(name);
        if (!isAbsent(value) && !value.isTextual()) {
            malformed.add(path + "." + name);
            return "";
        }
        return shortened(value.asText(""));
    }

    /** A whole number. */
    public OptionalLong integer(String name) {
        JsonNode value = value(name);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return OptionalLong.of(value.longValue());
        }
        expectAbsent(name, value);
        return OptionalLong.empty();
    }

    /** A finite number. */
    public OptionalDouble number(String name) {
        JsonNode value = value(name);
        if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            return OptionalDouble.of(value.doubleValue());
        }
        expectAbsent(name, value);
        return OptionalDouble.empty();
    }

    /** A time that is given as seconds since 1970; 0 if there is none. */
    public long epochSeconds(String name) {
        long seconds = integer(name).orElse(0);
        if (seconds < 0 || seconds > MAX_EPOCH_SECONDS) {
            malformed.add(path + "." + name);
            return 0;
        }
        return seconds;
    }

    /** A time that is given in ISO 8601 with its offset, as seconds since 1970. */
    public OptionalDouble time(String name) {
        JsonNode value = value(name);
        if (value.isTextual()) {
            try {
                Instant time = Instant.parse(value.textValue());
                return OptionalDouble.of(time.getEpochSecond() + time.getNano() / 1e9);
            } catch (DateTimeParseException e) {
                malformed.add(path + "." + name);
            }
        } else {
            expectAbsent(name, value);
        }
        return OptionalDouble.empty();
    }

    /** Whether it is true. */
    public Optional<Boolean> flag(String name) {
        JsonNode value = value(name);
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        expectAbsent(name, value);
        return Optional.empty();
    }

    /** Whether the field has a value of any type. */
    public boolean has(String name) {
        return !isAbsent(value(name));
    }

    /** How many entries an object has; 0 if there is none. */
    public int size(String name) {
        JsonNode value = value(name);
        if (!value.isObject()) {
            expectAbsent(name, value);
        }
        return value.size();
    }

    /** An object; without fields if there is none. */
    public Fields section(String name) {
        return new Fields(value(name), path + "." + name, malformed);
    }

    /** The last {@code max} objects of a list; those before them are counted as left out. */
    public List<Fields> items(String name, int max) {
        List<Fields> items = new ArrayList<>();
        JsonNode list = list(name, max);
        for (int i = Math.max(0, list.size() - max); i < list.size(); i++) {
            items.add(new Fields(list.get(i), path + "." + name + "[" + i + "]", malformed));
        }
        return List.copyOf(items);
    }

    /** The last {@code max} texts of a list; those before them are counted as left out. */
    public List<String> texts(String name, int max) {
        List<String> texts = new ArrayList<>();
        JsonNode list = list(name, max);
        for (int i = Math.max(0, list.size() - max); i < list.size(); i++) {
            if (list.get(i).isTextual()) {
                texts.add(shortened(list.get(i).textValue()));
            } else {
                malformed.add(path + "." + name + "[" + i + "]");
            }
        }
        return List.copyOf(texts);
    }

    /** Reports that a field has the right type and a value that cannot be right. */
    public void reject(String name) {
        malformed.add(path + "." + name);
    }

    private JsonNode list(String name, int max) {
        JsonNode value = value(name);
        if (!value.isArray()) {
            expectAbsent(name, value);
            return MissingNode.getInstance();
        }
        malformed.leftOut(Math.max(0, value.size() - max));
        return value;
    }

    private JsonNode value(String name) {
        return node.path(name);
    }

    private void expectAbsent(String name, JsonNode value) {
        if (!isAbsent(value)) {
            malformed.add(path + "." + name);
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MAX_TEXT) - 1));
    }
}

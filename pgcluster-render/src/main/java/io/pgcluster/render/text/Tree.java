package io.pgcluster.render.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mapping that keeps the order in which it was filled: what {@link YamlText} and {@link JsonText} write. Values are text, numbers,
 * booleans, lists and further trees.
 */
public final class Tree {
    private final Map<String, Object> entries = new LinkedHashMap<>();

    /** Adds an entry; a key that is there already is a mistake in the renderer and is refused. */
    public Tree put(String key, Object value) {
        if (entries.putIfAbsent(key, plain(value)) != null) {
            throw new IllegalArgumentException("key \"" + key + "\" is set twice");
        }
        return this;
    }

    /** Adds an entry if {@code wanted}. */
    public Tree putIf(boolean wanted, String key, Object value) {
        return wanted ? put(key, value) : this;
    }

    /** Adds every entry of {@code others}, in its order. */
    public Tree putAll(Map<String, ?> others) {
        others.forEach(this::put);
        return this;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The entries, as plain maps and lists. */
    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    private static Object plain(Object value) {
        if (value instanceof Tree tree) {
            return tree.asMap();
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(plain(element)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean || value instanceof Map) {
            return value;
        }
        throw new IllegalArgumentException(value.getClass().getName() + " has no form in YAML or JSON here");
    }
}

package io.pgcluster.exporter.config;

import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.SpecNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The flags that were given.
 *
 * @param values texts by flag, in the order given; {@code true} for a switch
 * @param collectors collectors switched on or off by name
 * @param notes what the log should say about them
 */
public record Flags(Map<Flag, List<String>> values, Map<String, Boolean> collectors, List<String> notes) {
    /** No flag at all. */
    public static final Flags NONE = new Flags(Map.of(), Map.of(), List.of());

    /** Copies what it is given. */
    public Flags {
        values = Map.copyOf(values);
        collectors = Map.copyOf(collectors);
        notes = List.copyOf(notes);
    }

    /** The value of {@code flag}, the last one if there are several. */
    public Optional<String> value(Flag flag) {
        return Optional.ofNullable(values.get(flag)).map(texts -> texts.get(texts.size() - 1));
    }

    /** The value of {@code flag} or what holds without it. */
    public String valueOrStandard(Flag flag) {
        return value(flag).orElse(flag.standard());
    }

    /** Whether the switch {@code flag} is given. */
    public boolean has(Flag flag) {
        return values.containsKey(flag);
    }

    /** The fields that the flags set; {@code origins} learns which flag each of them comes from. */
    MapNode tree(Origins origins) {
        Layer layer = new Layer();
        for (Flag flag : Flag.values()) {
            if (has(flag)) {
                List<String> texts = List.copyOf(values.getOrDefault(flag, List.of()));
                Setting.put(layer, origins, flag.text(), flag, texts);
            }
        }
        if (!collectors.isEmpty()) {
            Map<String, SpecNode> switches = new LinkedHashMap<>();
            collectors.forEach((name, on) -> switches.put(name, Layer.flag(on)));
            layer.set("collectors.enabled", Layer.map(switches));
        }
        return layer.tree();
    }
}

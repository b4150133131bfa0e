package io.pgcluster.operate.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code inspect-volumes} printed of one volume. */
final class VolumeContents {
    private final Map<String, String> first = new HashMap<>();
    private long timeline;
    private long position;

    private VolumeContents() {}

    /** Reads the output of the script, by the names under which volumes were shown to it. */
    static NavigableMap<String, VolumeContents> parse(String output) {
        NavigableMap<String, VolumeContents> volumes = new TreeMap<>();
        VolumeContents current = new VolumeContents();
        for (String line : output.lines().toList()) {
            String[] pair = line.split(" ", 2);
            String value = pair.length > 1 ? pair[1].strip() : "";
            if (pair[0].equals("volume")) {
                current = new VolumeContents();
                volumes.put(value, current);
            } else {
                current.add(pair[0], value);
            }
        }
        return volumes;
    }

    /** The volume that the engine calls {@code name}. */
    Volume volume(String name) {
        Optional<DatabaseFacts> database = Optional.ofNullable(first.get("major"))
                .map(major -> new DatabaseFacts(
                        major, first.getOrDefault("system", ""), first.getOrDefault("state", ""), timeline, position));
        Optional<Identity> identity = Identity.parse(first.getOrDefault("identity", ""));
        return new Volume(name, identity, first.containsKey("filled"), database);
    }

    private void add(String key, String value) {
        switch (key) {
            case "timeline" -> timeline = Math.max(timeline, Long.parseLong(value));
            case "position" -> position = Math.max(position, lsn(value));
            default -> first.putIfAbsent(key, value);
        }
    }

    /** Bytes from {@code HIGH/LOW}, both hexadecimal. */
    private static long lsn(String text) {
        String[] halves = text.split("/", 2);
        return halves.length < 2 ? 0 : Long.parseLong(halves[0], 16) << 32 | Long.parseLong(halves[1], 16);
    }
}

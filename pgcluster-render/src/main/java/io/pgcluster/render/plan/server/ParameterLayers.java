package io.pgcluster.render.plan.server;

import io.pgcluster.model.value.MemorySize;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Server parameters while layers are put over one another; a later layer replaces an earlier one. */
final class ParameterLayers {
    private final SortedMap<String, ParameterPlan> parameters = new TreeMap<>();
    private ParameterOrigin origin = ParameterOrigin.DEFAULT;

    /** What is put from here on belongs to {@code layer}. */
    void begin(ParameterOrigin layer) {
        origin = layer;
    }

    void put(String name, String value) {
        parameters.put(name, new ParameterPlan(name, value, origin));
    }

    void put(String name, long value) {
        put(name, Long.toString(value));
    }

    void put(String name, Duration value) {
        put(name, value.toMillis() % 1000 == 0 ? value.toSeconds() + "s" : value.toMillis() + "ms");
    }

    /** The shortest exact form in the server's units. */
    void put(String name, MemorySize value) {
        String[] units = {"kB", "MB", "GB", "TB"};
        long amount = value.bytes() / 1024;
        int unit = 0;
        while (unit < units.length - 1 && amount > 0 && amount % 1024 == 0) {
            amount /= 1024;
            unit++;
        }
        put(name, amount + units[unit]);
    }

    List<ParameterPlan> parameters() {
        return List.copyOf(parameters.values());
    }
}

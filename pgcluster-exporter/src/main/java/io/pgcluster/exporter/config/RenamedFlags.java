package io.pgcluster.exporter.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Flags that postgres_exporter once had. Each still means what it meant, and the log says what it is called now. */
final class RenamedFlags {
    /** The variable of a flag that is gone as well. */
    static final String DISABLE_SETTINGS = "PG_EXPORTER_DISABLE_SETTINGS_METRICS";

    static final String NO_SETTINGS = "--no-collector.settings";

    private static final Map<String, String> FLAGS = Map.of(
            "--disable-settings-metrics", NO_SETTINGS,
            "--no-disable-settings-metrics", "--collector.settings",
            "--collector.replication_slot", "--collector.replication_slots",
            "--no-collector.replication_slot", "--no-collector.replication_slots");

    /** Where the exporter has nothing of the kind; the flag is refused with this advice. */
    private static final Map<String, String> REMOVED = Map.of(
            "--web.systemd-socket", "name the address in --web.listen-address",
            "--wrap-large-counters", "counters are shown as they are",
            "--no-wrap-large-counters", "counters are shown as they are anyway: leave it out");

    private RenamedFlags() {}

    /** {@code arguments} under their present names; renamed flags are reported to {@code notes}. */
    static String[] present(String[] arguments, List<String> notes) {
        List<String> present = new ArrayList<>();
        for (String argument : arguments) {
            String name = argument.split("=", 2)[0];
            String now = FLAGS.get(name);
            if (REMOVED.containsKey(name)) {
                throw new UsageException(name + " is not supported: " + REMOVED.get(name));
            } else if (now == null) {
                present.add(argument);
            } else {
                requireSwitch(argument, name, now);
                notes.add(name + " is called " + now + " now; it still works, write the new name");
                present.add(now);
            }
        }
        return present.toArray(String[]::new);
    }

    private static void requireSwitch(String argument, String name, String now) {
        if (!argument.equals(name)) {
            throw new UsageException(name + " takes no value, and it is called " + now + " now");
        }
    }
}

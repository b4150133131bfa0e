package io.pgcluster.operate.engine.embedded;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.server.ParameterPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The plan's parameters as servers on this machine can have them. Changes are reported, never made silently.
 *
 * @param values parameters of every server, except port and files
 * @param changes what is not as planned, a sentence each
 */
record ServerParameters(SortedMap<String, String> values, List<String> changes) {
    private static final Pattern AMOUNT = Pattern.compile("(?<number>\\d+)(?<unit>kB|MB|GB|TB)");
    private static final Map<String, Long> UNITS =
            Map.of("kB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30, "TB", 1L << 40);

    /** What several servers on one machine's disk may use for WAL each. */
    private static final Map<String, String> DISK = new TreeMap<>(Map.of(
            "max_wal_size", "1GB", "min_wal_size", "80MB", "wal_keep_size", "64MB", "max_slot_wal_keep_size", "1GB"));

    /** Keeps unmodifiable copies. */
    ServerParameters {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        changes = List.copyOf(changes);
    }

    /**
     * The parameters for servers with the programs in {@code home}.
     *
     * @param memory bytes that the shared buffers of all servers may take together
     */
    static ServerParameters of(Plan plan, Path home, long memory) {
        SortedMap<String, String> values = new TreeMap<>();
        for (ParameterPlan parameter : plan.server().parameters()) {
            values.put(parameter.name(), parameter.value());
        }
        List<String> changes = new ArrayList<>();
        limitDisk(values, changes);
        limitMemory(values, changes, memory / plan.topology().members().size());
        leaveOutLibraries(values, changes, home);
        if (values.getOrDefault("wal_compression", "off").matches("lz4|zstd")) {
            change(
                    values,
                    changes,
                    "wal_compression",
                    "on",
                    "the embedded programs support only PostgreSQL's own method");
        }
        values.put("listen_addresses", "127.0.0.1");
        values.put("unix_socket_directories", "");
        values.put("archive_mode", "off");
        values.remove("archive_command");
        return new ServerParameters(values, changes);
    }

    /** The same with one more. */
    ServerParameters with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new ServerParameters(more, changes);
    }

    private static void limitDisk(SortedMap<String, String> values, List<String> changes) {
        DISK.forEach((name, limit) -> {
            if (values.containsKey(name) && bytes(values.get(name)) > bytes(limit)) {
                change(values, changes, name, limit, "all servers share this machine's disk");
            }
        });
    }

    private static void limitMemory(SortedMap<String, String> values, List<String> changes, long each) {
        String planned = values.getOrDefault("shared_buffers", "128MB");
        if (bytes(planned) > each) {
            String limit = Math.max(16, each >> 20) + "MB";
            change(
                    values,
                    changes,
                    "shared_buffers",
                    limit,
                    "a quarter of this machine's memory, divided among the servers");
        }
    }

    private static void leaveOutLibraries(SortedMap<String, String> values, List<String> changes, Path home) {
        String planned = values.getOrDefault("shared_preload_libraries", "");
        String present = Arrays.stream(planned.split(",", -1))
                .filter(library -> Files.isRegularFile(home.resolve("lib/postgresql/" + library + ".so")))
                .collect(Collectors.joining(","));
        if (!present.equals(planned)) {
            change(values, changes, "shared_preload_libraries", present, "the embedded programs lack the others");
        }
        values.keySet()
                .removeIf(name -> name.contains(".")
                        && !Files.isRegularFile(
                                home.resolve("lib/postgresql/" + name.substring(0, name.indexOf('.')) + ".so")));
    }

    private static void change(
            SortedMap<String, String> values, List<String> changes, String name, String value, String why) {
        changes.add(name + " = " + (value.isEmpty() ? "''" : value) + " instead of " + values.get(name) + ": " + why);
        values.put(name, value);
    }

    /** An amount of memory as the server writes it, in bytes; 0 for one without a unit, which is none or unlimited. */
    static long bytes(@org.jspecify.annotations.Nullable String text) {
        Matcher amount = AMOUNT.matcher(text == null ? "" : text);
        return amount.matches()
                ? Long.parseLong(amount.group("number")) * UNITS.getOrDefault(amount.group("unit"), 1L)
                : 0;
    }
}

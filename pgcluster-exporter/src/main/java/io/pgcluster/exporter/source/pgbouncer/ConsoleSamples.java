package io.pgcluster.exporter.source.pgbouncer;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Turns what the console shows into samples, column by name: versions add columns in any place. */
final class ConsoleSamples {
    private static final Descriptor VERSION =
            Descriptor.gauge("pgbouncer_version_info", "Version of the pooler.", "version");
    private static final Descriptor SERVERS =
            Descriptor.gauge("pgbouncer_servers", "Server connections by what they do.", "database", "user", "state");
    private static final Descriptor PEERS = Descriptor.gauge("pgbouncer_peers", "Peers that this pooler knows.");
    private static final Descriptor STATE =
            Descriptor.gauge("pgbouncer_state", "Whether the pooler as a whole is active, paused, suspended.", "state");

    private static final int MAX_SERIES = 1000;

    private final Console console;
    private final boolean otherNames;
    private final Deadline deadline;
    private final MetricSink sink;

    ConsoleSamples(Console console, boolean otherNames, Deadline deadline, MetricSink sink) {
        this.console = console;
        this.otherNames = otherNames;
        this.deadline = deadline;
        this.sink = sink;
    }

    static List<Descriptor> families() {
        return Stream.of(
                        Stream.of(VERSION, STATE),
                        NameValueCommands.families(),
                        RowCommands.all().stream().flatMap(RowCommand::families),
                        Stream.of(SERVERS, PEERS))
                .flatMap(families -> families)
                .toList();
    }

    /** What every version knows. */
    void required() throws IOException {
        for (Map<String, String> row : console.show("version", deadline)) {
            sink.sample(VERSION, List.of(version(row)), 1);
        }
        List<Map<String, String>> lists = console.show("lists", deadline);
        pairs(lists, "list", "items", NameValueCommands.LISTS);
        if (otherNames) {
            table(OtherNames.LISTS, lists);
        }
        rows(RowCommands.DATABASES, OtherNames.DATABASES);
        rows(RowCommands.TOTALS, OtherNames.STATS);
        rows(RowCommands.POOLS, OtherNames.POOLS);
        counts(SERVERS, console.show("servers", deadline));
        if (otherNames) {
            counts(OtherNames.CLIENT_CONNECTIONS, console.show("clients", deadline));
        }
    }

    /** What only newer versions know, or tell to others than administrators. */
    void optional() throws IOException {
        known("config").ifPresent(rows -> {
            pairs(rows, "key", "value", NameValueCommands.CONFIG);
            if (otherNames) {
                pairs(rows, "key", "value", OtherNames.CONFIG);
            }
        });
        known("state").ifPresent(rows -> rows.forEach(this::state));
        known("peers").ifPresent(rows -> {
            sink.sample(PEERS, List.of(), rows.size());
            table(RowCommands.PEERS, rows);
        });
    }

    private Optional<List<Map<String, String>>> known(String what) throws IOException {
        try {
            return Optional.of(console.show(what, deadline));
        } catch (ConsoleException e) {
            // Not known to this version, or not allowed; the connection is as it was.
            return Optional.empty();
        }
    }

    private static String version(Map<String, String> row) {
        return row.values().stream().findFirst().orElse("");
    }

    private void state(Map<String, String> row) {
        sink.sample(STATE, List.of(row.getOrDefault("key", "")), "yes".equals(row.get("value")) ? 1 : 0);
    }

    private void pairs(List<Map<String, String>> rows, String key, String value, Map<String, Descriptor> families) {
        for (Map<String, String> row : rows) {
            Descriptor family = families.get(row.getOrDefault(key, ""));
            if (family != null) {
                number(value, row.getOrDefault(value, "")).ifPresent(number -> sink.sample(family, List.of(), number));
            }
        }
    }

    /** Asks for {@code own} only: {@code other} gives other names to the same rows. */
    private void rows(RowCommand own, RowCommand other) throws IOException {
        List<Map<String, String>> rows = console.show(own.command(), deadline);
        table(own, rows);
        if (otherNames) {
            table(other, rows);
        }
    }

    private void table(RowCommand show, List<Map<String, String>> rows) {
        for (Map<String, String> row : rows) {
            List<String> labels = texts(row, show.labels());
            for (Column column : show.columns()) {
                value(column, row).ifPresent(value -> sink.sample(column.family(), labels, value * column.scale()));
            }
        }
    }

    /** What a row has in these columns; an empty text where it has no such column. */
    private static List<String> texts(Map<String, String> row, List<String> columns) {
        return columns.stream().map(column -> row.getOrDefault(column, "")).toList();
    }

    private OptionalDouble value(Column column, Map<String, String> row) {
        return column.names().stream()
                .filter(row::containsKey)
                .findFirst()
                .map(name -> number(name, row.getOrDefault(name, "")))
                .orElse(OptionalDouble.empty());
    }

    /** How many rows have the same labels. What goes over the limit, as names that clients choose may, is dropped and counted. */
    private void counts(Descriptor family, List<Map<String, String>> rows) {
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            List<String> labels = texts(row, family.labels());
            if (counts.containsKey(labels) || counts.size() < MAX_SERIES) {
                counts.merge(labels, 1, Integer::sum);
            } else {
                sink.dropped(DropReason.OVER_LIMIT, 1, family.name());
            }
        }
        counts.forEach((labels, count) -> sink.sample(family, labels, count));
    }

    private OptionalDouble number(String name, String text) {
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            sink.dropped(DropReason.MALFORMED, 1, name);
            return OptionalDouble.empty();
        }
    }
}

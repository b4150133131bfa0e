package io.pgcluster.exporter.source.pgbouncer;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A {@code SHOW} command with a row for each thing and a column for each number.
 *
 * @param command without {@code SHOW}
 * @param labels columns that become labels
 * @param columns those that become samples; one that a version does not have is left out, one that is not listed is ignored
 */
record RowCommand(String command, List<String> labels, List<Column> columns) {
    RowCommand {
        labels = List.copyOf(labels);
        columns = List.copyOf(columns);
    }

    static Builder of(String command, String... labels) {
        return new Builder(command, List.of(labels));
    }

    /** What its columns become. */
    Stream<Descriptor> families() {
        return columns.stream().map(Column::family);
    }

    /** Puts a command together. */
    static final class Builder {
        private static final double MICROSECOND = 1e-6;

        private final String command;
        private final List<String> labels;
        private final List<Column> columns = new ArrayList<>();

        private Builder(String command, List<String> labels) {
            this.command = command;
            this.labels = labels;
        }

        Builder gauge(String column, String name, String help) {
            return add(List.of(column), name, MetricType.GAUGE, 1, help);
        }

        Builder renamedGauge(List<String> names, String name, String help) {
            return add(names, name, MetricType.GAUGE, 1, help);
        }

        Builder counter(String column, String name, String help) {
            return add(List.of(column), name, MetricType.COUNTER, 1, help);
        }

        Builder microseconds(String column, String name, String help) {
            return add(List.of(column), name, MetricType.COUNTER, MICROSECOND, help);
        }

        private Builder add(List<String> names, String name, MetricType type, double scale, String help) {
            String whole = "pgbouncer_" + command + "_" + name;
            columns.add(new Column(names, new Descriptor(whole, type, help, labels), scale));
            return this;
        }

        RowCommand build() {
            return new RowCommand(command, labels, columns);
        }
    }
}

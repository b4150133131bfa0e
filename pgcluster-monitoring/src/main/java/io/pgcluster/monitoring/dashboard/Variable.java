package io.pgcluster.monitoring.dashboard;

import java.util.List;

/** A choice at the top of a dashboard. */
public sealed interface Variable {
    /** The name in expressions, without the dollar. */
    String name();

    /** What the reader sees. */
    String label();

    /** The Prometheus that all panels read. */
    record DataSource() implements Variable {
        @Override
        public String name() {
            return "datasource";
        }

        @Override
        public String label() {
            return "Data source";
        }
    }

    /**
     * Several values of a label, or all of them.
     *
     * @param name also of the label
     * @param selector series that have the label, restricted by the variables before this one
     * @param allValue a pattern for all values; {@code .*} where the label may be absent
     */
    record Label(String name, String label, String selector, String allValue) implements Variable {}

    /** One of a few fixed values; the first is the default. */
    record Choice(String name, String label, List<String> values) implements Variable {
        /** Copies the list. */
        public Choice {
            values = List.copyOf(values);
        }
    }

    /** A pattern that the reader types. */
    record Text(String name, String label, String value) implements Variable {}
}

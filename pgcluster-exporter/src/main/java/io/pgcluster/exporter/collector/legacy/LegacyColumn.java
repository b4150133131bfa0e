package io.pgcluster.exporter.collector.legacy;

import java.util.Map;

/**
 * What the file says of one column.
 *
 * @param name of the column
 * @param usage what it is for
 * @param description help text; may be empty
 * @param mapping numbers by the text that stands for them; empty but for {@link Usage#MAPPEDMETRIC}
 */
record LegacyColumn(String name, Usage usage, String description, Map<String, Double> mapping) {
    LegacyColumn {
        mapping = Map.copyOf(mapping);
    }
}

package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.collector.definition.file.Conditions;
import io.pgcluster.exporter.metric.Descriptor;
import java.util.List;

/**
 * What a column becomes.
 *
 * @param family what is shown
 * @param aliases the same under earlier names
 * @param column the column with the value
 * @param scale what it is multiplied by
 * @param nullIsZero whether NULL is 0 rather than nothing
 * @param when where it is shown
 */
record DefinedMetric(
        Descriptor family,
        List<Descriptor> aliases,
        String column,
        double scale,
        boolean nullIsZero,
        Conditions when) {}

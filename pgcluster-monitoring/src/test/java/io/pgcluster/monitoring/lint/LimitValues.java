package io.pgcluster.monitoring.lint;

import io.pgcluster.model.value.MemorySize;
import io.pgcluster.model.value.TimeSpan;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;

/** Every number that an alert compares with, in seconds, bytes or as it is. */
final class LimitValues {
    private LimitValues() {}

    static Set<Double> of(Record thresholds) {
        Set<Double> values = new TreeSet<>();
        collect(thresholds, values);
        return values;
    }

    private static void collect(Object value, Set<Double> values) {
        if (value instanceof TimeSpan span) {
            values.add(span.duration().toMillis() / 1000.0);
        } else if (value instanceof MemorySize size) {
            values.add((double) size.bytes());
        } else if (value instanceof Number number) {
            values.add(number.doubleValue());
        } else if (value instanceof Record parts) {
            for (RecordComponent component : parts.getClass().getRecordComponents()) {
                try {
                    collect(component.getAccessor().invoke(parts), values);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(component.toString(), e);
                }
            }
        }
    }
}

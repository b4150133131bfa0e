package io.pgcluster.monitoring.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * How one column of a table differs from the rest of the panel.
 *
 * @param texts what stands for values
 * @param label that the column shows, empty if it shows values
 */
record Column(String title, Unit unit, Steps steps, List<ValueText> texts, Optional<DrillDown> link, String label) {
    boolean ofLabel() {
        return !label.isEmpty();
    }
}

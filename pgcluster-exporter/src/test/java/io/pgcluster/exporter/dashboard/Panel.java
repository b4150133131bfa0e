package io.pgcluster.exporter.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * A panel that shows data.
 *
 * @param dashboard the uid of its dashboard
 * @param emptyReason why it may show nothing, as its description says
 * @param repeat the variable for each of whose values the panel or its row is drawn
 */
record Panel(
        String dashboard,
        String title,
        String type,
        Optional<String> emptyReason,
        List<Target> targets,
        Optional<String> repeat) {
    /** What names one of its queries. */
    String key(String target) {
        return dashboard + " | " + title + " | " + target;
    }
}

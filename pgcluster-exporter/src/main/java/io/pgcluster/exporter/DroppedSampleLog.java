package io.pgcluster.exporter;

import io.pgcluster.exporter.metric.DropReason;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names each family of which an answer leaves samples out, once for each reason, since the same happens in every scrape. */
final class DroppedSampleLog {
    private static final Logger LOG = LoggerFactory.getLogger(DroppedSampleLog.class);
    private static final int MAX_NAMES = 1_000;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    void tell(DropReason reason, String family) {
        if (told.size() < MAX_NAMES && told.add(reason + " " + family)) {
            LOG.warn(
                    "{}: samples are left out, since {}; pg_exporter_dropped_samples_total counts them (reason {}), this is not"
                            + " said again",
                    family,
                    reason == DropReason.DUPLICATE
                            ? "others have the same labels"
                            : "the family is described in two ways",
                    reason.label());
        }
    }
}

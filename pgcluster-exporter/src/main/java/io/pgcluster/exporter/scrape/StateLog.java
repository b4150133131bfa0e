package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.metric.Batch;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what goes wrong when it begins, and that it is over when it ends, but not in every scrape in between. */
final class StateLog {
    private static final Logger LOG = LoggerFactory.getLogger(StateLog.class);
    private static final int MAX_STATES = 10_000;

    private final Map<String, String> states = new ConcurrentHashMap<>();

    /** It failed, for this reason; {@code what} names it in the log. */
    void failed(String what, String reason) {
        if (isNew(what, "failed")) {
            LOG.warn("{}: {}", what, reason);
        }
    }

    /** It works, but operators should know this. */
    void advised(String what, String advice) {
        if (isNew(what, "advised")) {
            LOG.warn("{}: {}", what, advice);
        }
    }

    /** It is skipped, for this reason. */
    void skipped(String what, String kind, String detail) {
        if (isNew(what, "skipped " + kind)) {
            LOG.info("{}: skipped ({}): {}", what, kind, detail);
        }
    }

    /** Samples of it were left out; the names say of what, as far as that is known. */
    void dropped(String what, Batch batch) {
        batch.dropped().forEach((reason, count) -> {
            String names = String.join(", ", batch.droppedOf(reason));
            if (isNew(what + " dropped " + reason.label(), names)) {
                LOG.warn(
                        "{}: {} samples left out ({}){}; pg_exporter_dropped_samples_total counts them, this message is not repeated",
                        what,
                        count,
                        reason.label(),
                        names.isEmpty() ? "" : " of " + names);
            }
        });
    }

    /** It works. */
    void succeeded(String what) {
        Optional.ofNullable(states.remove(what)).ifPresent(state -> LOG.info("{}: works again", what));
    }

    private boolean isNew(String what, String state) {
        if (states.size() >= MAX_STATES) {
            states.clear();
        }
        return !state.equals(states.put(what, state));
    }
}

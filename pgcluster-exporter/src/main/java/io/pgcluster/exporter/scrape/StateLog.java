package io.pgcluster.exporter.scrape;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what goes wrong when it begins, and that it is over when it ends, but not in every scrape in between. */
final class StateLog {
    private static final Logger LOG = LoggerFactory.getLogger(StateLog.class);
    private static final int MOST_STATES = 10_000;

    private final Map<String, String> states = new ConcurrentHashMap<>();

    /** It failed, for this reason; {@code what} names it for people. */
    void failed(String what, String reason) {
        if (isNew(what, "failed")) {
            LOG.warn("{}: {}", what, reason);
        }
    }

    /** It works, but people should know this of it. */
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

    /** It works. */
    void succeeded(String what) {
        Optional.ofNullable(states.remove(what)).ifPresent(state -> LOG.info("{}: works again", what));
    }

    private boolean isNew(String what, String state) {
        if (states.size() >= MOST_STATES) {
            states.clear();
        }
        return !state.equals(states.put(what, state));
    }
}

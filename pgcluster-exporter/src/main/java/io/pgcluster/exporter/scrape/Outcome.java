package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.server.SqlState;
import java.sql.SQLException;

/** How one run of a collector or source ended. */
sealed interface Outcome {
    /** It gave what it has. */
    record Success() implements Outcome {}

    /** There is nothing to do for it there, which is no failure. */
    record Skipped(SkipReason reason, String detail) implements Outcome {}

    /** It could not be done. */
    record Failed(String detail) implements Outcome {}

    /** It was not done in time. */
    record TimedOut(String detail) implements Outcome {}

    /** What a failure in the middle of a collector means. */
    static Outcome of(SQLException failure) {
        String message = Reason.of(failure);
        SqlState state = SqlState.of(failure);
        if (state.isPrivilege()) {
            return new Skipped(SkipReason.PRIVILEGE, message);
        }
        if (state.isUnsupported()) {
            return new Skipped(SkipReason.UNSUPPORTED, message);
        }
        return state.isTimeout() ? new TimedOut(message) : new Failed(message);
    }
}

package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.collector.WhenMissing;
import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.server.SqlState;
import java.sql.SQLException;

/** How one run of a collector or source ended. */
sealed interface Outcome {
    /** It gave what it has. */
    record Success() implements Outcome {}

    /** There is nothing to do for it there, which is not a failure. */
    record Skipped(SkipReason reason, String detail) implements Outcome {}

    /** This database does not have what it reads; whether that is a failure depends on whether others do. */
    record Missing(String detail) implements Outcome {}

    /** It could not be done. */
    record Failed(String detail) implements Outcome {}

    /** It was not done in time. */
    record TimedOut(String detail) implements Outcome {}

    /** What a failure in the middle of a collector means. */
    static Outcome of(SQLException failure, Collector collector) {
        SqlState state = SqlState.of(failure);
        if (collector.whenMissing() == WhenMissing.FAIL) {
            return collector.scope() == Scope.DATABASE && state.isMissing()
                    ? new Missing(Reason.of(failure))
                    : ofSession(failure);
        }
        if (state.isPrivilege()) {
            return new Skipped(SkipReason.PRIVILEGE, Reason.of(failure));
        }
        boolean absent = state.isUnsupported() || state.isMissing();
        return absent ? new Skipped(SkipReason.UNSUPPORTED, Reason.of(failure)) : ofSession(failure);
    }

    /** What a failure outside of a collector's own statements means. */
    static Outcome ofSession(SQLException failure) {
        String message = Reason.of(failure);
        return SqlState.of(failure).isTimeout() ? new TimedOut(message) : new Failed(message);
    }
}

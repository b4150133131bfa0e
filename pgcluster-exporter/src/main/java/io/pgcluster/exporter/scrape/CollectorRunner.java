package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.Applicability;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Origin;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.server.Lease;
import io.pgcluster.exporter.server.SqlState;
import io.pgcluster.exporter.time.Deadline;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one collector on one session, with its own time limit, and says how it went. */
final class CollectorRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CollectorRunner.class);

    /** By which a run may outlast the limit of its statements, before its connection is cut. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final TargetContext context;
    private final RunResults results;

    CollectorRunner(TargetContext context, RunResults results) {
        this.context = context;
        this.results = results;
    }

    /**
     * Runs it, unless the scrape is over.
     *
     * @return whether the session can still be used
     */
    boolean run(Collector collector, String database, Lease lease) {
        Visit visit = new Visit(database, collector.name());
        if (context.overdue().contains(visit)) {
            finish(collector, visit, new Outcome.TimedOut("still running from an earlier scrape"), new Batch(), 0);
            return true;
        }
        if (!results.begin(visit)) {
            return true;
        }
        Batch batch = new Batch();
        long start = System.nanoTime();
        boolean usable = true;
        Outcome outcome = new Outcome.Failed("a defect in the collector; the log has more");
        try {
            outcome = collect(collector, lease, batch);
        } catch (SQLException e) {
            outcome = Outcome.of(e, collector);
            usable = !SqlState.of(e).isConnectionLost();
        } catch (RuntimeException e) {
            LOG.error(
                    "{}: collector {} failed unexpectedly",
                    context.target().dsn().address(),
                    collector.name(),
                    e);
        } finally {
            finish(collector, visit, outcome, batch, System.nanoTime() - start);
        }
        return usable && lease.isUsable();
    }

    private Outcome collect(Collector collector, Lease lease, Batch batch) throws SQLException {
        if (collector.appliesTo(lease.facts()) instanceof Applicability.Skipped skipped) {
            return new Outcome.Skipped(skipped.reason(), skipped.detail());
        }
        Duration limit = collector.timeout().orElse(context.target().limits().statementTimeout());
        lease.limitStatements(limit);
        ScheduledFuture<?> cut = context.threads()
                .clock()
                .schedule(() -> cut(collector, lease), limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        try {
            if (collector.origin() == Origin.USER) {
                lease.followLoginPath();
            }
            collector.collect(lease.session(Deadline.in(limit)), batch);
            return new Outcome.Success();
        } finally {
            cut.cancel(false);
            if (collector.origin() == Origin.USER) {
                lease.reset();
            }
        }
    }

    private void cut(Collector collector, Lease lease) {
        LOG.warn(
                "{}: collector {} does not end, so its connection is closed",
                context.target().dsn().address(),
                collector.name());
        try {
            lease.abort(context.threads().cutter());
        } catch (SQLException e) {
            LOG.warn(
                    "{}: a connection could not be closed",
                    context.target().dsn().address(),
                    e);
        }
    }

    /** A run that did not take place because its session could not be had. */
    void failed(Collector collector, String database, SQLException failure) {
        // A database that accepts no connections is a failure to connect, regardless of the SQLSTATE that the server
        // gives.
        finish(collector, new Visit(database, collector.name()), Outcome.ofSession(failure), new Batch(), 0);
    }

    private void finish(Collector collector, Visit visit, Outcome outcome, Batch batch, long nanos) {
        Duration took = Duration.ofNanos(nanos);
        if (outcome instanceof Outcome.Success) {
            collector.timeToLive().ifPresent(timeToLive -> context.cache().keep(visit, batch, took));
        }
        context.lastDurations().put(visit.collector(), took);
        log(visit, outcome);
        context.log().dropped(context.name(visit), batch);
        results.done(visit, outcome, batch, took, collector.scope() == Scope.DATABASE);
    }

    private void log(Visit visit, Outcome outcome) {
        String what = context.name(visit);
        if (outcome instanceof Outcome.Success) {
            context.log().succeeded(what);
        } else if (outcome instanceof Outcome.Skipped skipped) {
            context.counters().skip(visit.collector(), skipped.reason());
            context.log().skipped(what, skipped.reason().label(), skipped.detail());
        } else if (outcome instanceof Outcome.TimedOut late) {
            context.log().failed(what, late.detail());
        } else if (outcome instanceof Outcome.Failed failed) {
            context.log().failed(what, failed.detail());
        }
    }
}

package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Origin;
import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.scrape.WorkQueue.DatabaseVisit;
import io.pgcluster.exporter.server.Lease;
import io.pgcluster.exporter.server.Place;
import io.pgcluster.exporter.server.PoolNumbers;
import io.pgcluster.exporter.server.ServerFacts;
import io.pgcluster.exporter.server.SqlState;
import io.pgcluster.exporter.time.Deadline;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One scrape of one target. The first worker reads the server's facts, which shows whether it is up, makes the plan and works through
 * it. If that takes a while, one more worker per session helps: some in the home database, the others from database to database.
 */
final class ServerRun {
    /** Waking several threads for little work costs more than one that does it all: further workers start if it is not done by then. */
    private static final Duration SINGLE_WORKER_TIME = Duration.ofMillis(100);

    /** A server whose turn comes when less time is left is not scraped: it would look down only because it was scraped too late. */
    private static final Duration MIN_TIME_LEFT = Duration.ofSeconds(1);

    private final TargetContext context;
    private final List<Collector> collectors;
    private final Deadline deadline;
    private final RunResults results;
    private final CollectorRunner runner;
    private final WorkQueue queue = new WorkQueue();
    private final AtomicInteger workers = new AtomicInteger(1);
    private final ScrapeQueue.Turn turn;
    private final Duration enough;
    private final CompletableFuture<RunResults> over = new CompletableFuture<>();

    ServerRun(TargetContext context, List<Collector> collectors, Deadline deadline) {
        this.context = context;
        this.collectors = collectors;
        this.deadline = deadline;
        this.results = new RunResults(context, collectors);
        this.runner = new CollectorRunner(context, results);
        Duration quarter = deadline.remaining().dividedBy(4);
        this.enough = quarter.compareTo(MIN_TIME_LEFT) < 0 ? quarter : MIN_TIME_LEFT;
        this.turn = context.standing().turn(this::first);
    }

    /** The server's address, for messages. */
    String address() {
        return context.target().dsn().address();
    }

    /** The results so far. */
    RunResults results() {
        return results;
    }

    /** Completed when there is nothing more to wait for; a caller whose deadline passes calls {@link #end}. */
    CompletableFuture<RunResults> over() {
        return over;
    }

    /** Waits for its turn. */
    void start() {
        context.threads().turns().queue(turn);
    }

    /** Ends the run: no further work is started, and running work is not waited for. */
    void end() {
        context.threads().turns().withdraw(turn);
        queue.clear();
        results.close();
        if (!over.isDone()) {
            closeSurplusConnections();
        }
        over.complete(results);
    }

    private void closeSurplusConnections() {
        PoolNumbers now = context.server().numbers();
        KeptConnections all = context.threads().connections();
        if (!context.standing().keeps(all, now.active() + now.idle())) {
            context.threads().cutter().execute(context.server()::closeIdle);
        }
    }

    private void first() {
        work(() -> {
            if (results.isClosed() || deadline.remaining().compareTo(enough) < 0) {
                return;
            }
            results.begin();
            Optional<ServerFacts> facts = atHome();
            if (facts.isPresent()) {
                drainHome(facts.get());
                drainDatabases();
            }
        });
    }

    private Optional<ServerFacts> atHome() {
        String what = context.target().dsn().address();
        try (Lease lease = context.server().lease(Place.own(context.home()), deadline)) {
            results.up(lease.facts());
            context.cache().about(lease.facts());
            context.log().succeeded(what);
            adviseOn(lease.facts());
            List<String> databases = databases(lease);
            int others = new RunPlan(context, results).make(collectors, databases, queue);
            startWorkersLater(others, lease.facts());
            drainHome(lease);
            return Optional.of(lease.facts());
        } catch (SQLException e) {
            String reason = Reason.of(e);
            results.down(reason);
            context.log().failed(what, reason);
            return Optional.empty();
        }
    }

    private void adviseOn(ServerFacts facts) {
        if (facts.superuser() && collectors.stream().anyMatch(collector -> collector.origin() == Origin.USER)) {
            context.log()
                    .advised(
                            context.target().dsn().address() + ": queries of your own",
                            "they run as a superuser, and so does any function that another role puts into their search path;"
                                    + " connect as a member of pg_monitor instead");
        }
    }

    /** Without the names of databases, metrics that are the same in all of them can still be collected. */
    private List<String> databases(Lease lease) throws SQLException {
        try {
            List<String> names = context.target().databases().names(lease.session(deadline));
            results.selected();
            return names;
        } catch (SQLException e) {
            if (SqlState.of(e).isConnectionLost()) {
                throw e;
            }
            String reason = "cannot select databases: " + Reason.of(e);
            results.down(reason);
            context.log().failed(context.target().dsn().address() + ": databases", reason);
            return List.of();
        }
    }

    private void startWorkersLater(int others, ServerFacts facts) {
        // Now, before other databases are visited: the home database's pool would keep the connections that they need.
        int share = context.server().share(others);
        ScheduledFuture<?> unused = context.threads()
                .clock()
                .schedule(() -> startWorkers(share, facts), SINGLE_WORKER_TIME.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void startWorkers(int share, ServerFacts facts) {
        if (results.isClosed()) {
            return;
        }
        if (!context.threads().connections().hasRoom()) {
            return;
        }
        int home = Math.min(share, Math.max(1, queue.homeSize()));
        for (int i = 1; i < home; i++) {
            startWorker(() -> drainHome(facts));
        }
        int visitors = Math.min(
                queue.databasesSize(), Math.max(0, context.target().limits().connections() - home));
        for (int i = 0; i < visitors; i++) {
            startWorker(this::drainDatabases);
        }
    }

    private void startWorker(Runnable task) {
        workers.incrementAndGet();
        if (!context.threads().turns().help(() -> work(task))) {
            // The first worker does it all, only later: other servers need the slot.
            workers.decrementAndGet();
        }
    }

    private void work(Runnable task) {
        try {
            task.run();
        } finally {
            if (workers.decrementAndGet() == 0) {
                end();
            }
        }
    }

    private void drainHome(ServerFacts facts) {
        boolean reachable = true;
        while (reachable && queue.homeSize() > 0) {
            try (Lease lease = context.server().lease(Place.own(context.home()), deadline, facts)) {
                drainHome(lease);
            } catch (SQLException e) {
                reachable = false;
                failHome(e);
            }
        }
    }

    private void drainHome(Lease lease) {
        boolean usable = true;
        while (usable) {
            Optional<Collector> next = queue.nextAtHome();
            usable = next.isPresent() && runner.run(next.get(), context.home(), lease);
        }
    }

    private void failHome(SQLException failure) {
        for (Optional<Collector> next = queue.nextAtHome(); next.isPresent(); next = queue.nextAtHome()) {
            runner.failed(next.get(), context.home(), failure);
        }
    }

    private void drainDatabases() {
        for (Optional<DatabaseVisit> next = queue.nextDatabase(); next.isPresent(); next = queue.nextDatabase()) {
            visit(next.get());
        }
    }

    private void visit(DatabaseVisit visit) {
        int done = 0;
        String database = visit.place().database();
        context.lastVisits().put(database, System.nanoTime());
        try (Lease lease = context.server().lease(visit.place(), deadline)) {
            boolean usable = true;
            while (usable && done < visit.collectors().size()) {
                usable = runner.run(visit.collectors().get(done), database, lease);
                done++;
            }
            fail(visit, done, new SQLException("the connection was lost by another collector", "08006"));
        } catch (SQLException e) {
            fail(visit, done, e);
        }
    }

    private void fail(DatabaseVisit visit, int from, SQLException failure) {
        visit.collectors().stream()
                .skip(from)
                .forEach(each -> runner.failed(each, visit.place().database(), failure));
    }
}

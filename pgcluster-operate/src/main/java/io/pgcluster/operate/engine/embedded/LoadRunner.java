package io.pgcluster.operate.engine.embedded;

import io.pgcluster.operate.failure.FailedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A bounded load for showing a cluster: some clients that transfer amounts between accounts on the primary and read them on the
 * replicas, at a rate that rises and falls. The history of transfers is cut repeatedly, so that the disk does not fill.
 */
public final class LoadRunner {
    private static final int WRITERS = 4;
    private static final int READERS_PER_REPLICA = 2;
    private static final int ACCOUNTS = 20_000;
    private static final int KEPT_TRANSFERS = 50_000;
    private static final int TRIM_EVERY = 2_000;
    private static final double TRANSFERS_PER_SECOND = 25;
    private static final double READS_PER_SECOND = 40;
    private static final double WAVE_SECONDS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final EmbeddedState state;
    private final EmbeddedAccess access;
    private final Consumer<String> log;

    /** The load on the cluster in {@code files}; {@code log} is told of connections that were lost. */
    public LoadRunner(EmbeddedFiles files, Consumer<String> log) {
        this.state = EmbeddedState.read(files)
                .orElseThrow(() -> new FailedException("there is no cluster in " + files.root()));
        this.access = new EmbeddedAccess(files);
        this.log = log;
    }

    /** One piece of work on a connection. */
    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    /** Continues until this thread is interrupted or the process ends. */
    public void run() throws InterruptedException {
        prepare();
        List<EmbeddedState.Member> readers = new ArrayList<>();
        for (EmbeddedState.Member replica : state.replicas()) {
            for (int reader = 0; reader < READERS_PER_REPLICA; reader++) {
                readers.add(replica);
            }
        }
        ExecutorService clients = Executors.newFixedThreadPool(WRITERS + readers.size());
        for (int writer = 0; writer < WRITERS; writer++) {
            clients.execute(() -> client(state.primary(), TRANSFERS_PER_SECOND, LoadRunner::transfer));
        }
        readers.forEach(replica -> clients.execute(() -> client(replica, READS_PER_SECOND, LoadRunner::read)));
        clients.shutdown();
        clients.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    private void prepare() {
        try (Connection connection = connect(state.primary());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS pgcluster_demo");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS pgcluster_demo.account (id int PRIMARY KEY, balance bigint NOT NULL,"
                            + " note text NOT NULL)");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS pgcluster_demo.transfer (id bigint GENERATED ALWAYS AS IDENTITY"
                            + " PRIMARY KEY, source int NOT NULL, target int NOT NULL, amount int NOT NULL,"
                            + " at timestamptz NOT NULL DEFAULT now())");
            statement.execute(
                    "INSERT INTO pgcluster_demo.account SELECT n, 1000, repeat('x', 80) FROM generate_series(1, "
                            + ACCOUNTS + ") AS n ON CONFLICT DO NOTHING");
        } catch (SQLException e) {
            throw new FailedException("cannot prepare the load: " + e.getMessage(), e);
        }
    }

    /** Works at a rate between a fifth of {@code perSecond} and all of it; connects again when the server was away. */
    private void client(EmbeddedState.Member member, double perSecond, Work work) {
        boolean told = false;
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = connect(member)) {
                told = false;
                while (!Thread.currentThread().isInterrupted()) {
                    work.run(connection);
                    double wave = 0.6 + 0.4 * Math.sin(System.nanoTime() / 1e9 / WAVE_SECONDS * 2 * Math.PI);
                    pause(-Math.log(1 - ThreadLocalRandom.current().nextDouble()) / (perSecond * wave));
                }
            } catch (SQLException e) {
                // Once for each outage: it may last for days, and nothing truncates the log.
                if (!told) {
                    log.accept(member.name() + ": " + e.getMessage());
                }
                told = true;
                pause(1);
            }
        }
    }

    private Connection connect(EmbeddedState.Member member) throws SQLException {
        return access.connectForOwnStatements(member.port(), state.database(), state.user(), LIMIT);
    }

    private static void transfer(Connection connection) throws SQLException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int amount = random.nextInt(1, 100);
        int source = random.nextInt(1, ACCOUNTS + 1);
        int target = random.nextInt(1, ACCOUNTS + 1);
        connection.setAutoCommit(false);
        // In the order of their numbers, so that two transfers between the same accounts do not wait for each other.
        add(connection, Math.min(source, target), source < target ? -amount : amount);
        add(connection, Math.max(source, target), source < target ? amount : -amount);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO pgcluster_demo.transfer (source, target, amount) VALUES (?, ?, ?)")) {
            insert.setInt(1, source);
            insert.setInt(2, target);
            insert.setInt(3, amount);
            insert.execute();
        }
        connection.commit();
        if (random.nextInt(TRIM_EVERY) == 0) {
            trim(connection);
        }
    }

    private static void add(Connection connection, int account, int amount) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE pgcluster_demo.account SET balance = balance + ? WHERE id = ?")) {
            update.setInt(1, amount);
            update.setInt(2, account);
            update.execute();
        }
    }

    private static void trim(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM pgcluster_demo.transfer"
                + " WHERE id < (SELECT max(id) FROM pgcluster_demo.transfer) - ?")) {
            delete.setInt(1, KEPT_TRANSFERS);
            delete.execute();
        }
        connection.commit();
    }

    private static void read(Connection connection) throws SQLException {
        int first = ThreadLocalRandom.current().nextInt(1, ACCOUNTS);
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT count(*), sum(balance) FROM pgcluster_demo.account WHERE id BETWEEN ? AND ?")) {
            query.setInt(1, first);
            query.setInt(2, first + 100);
            try (ResultSet row = query.executeQuery()) {
                row.next();
            }
        }
    }

    private static void pause(double seconds) {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.round(Math.min(seconds, 1) * 1e9));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

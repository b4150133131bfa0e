package io.pgcluster.exporter.dashboard;

import io.pgcluster.exporter.collector.builtin.SeededServer;
import io.pgcluster.exporter.prometheus.WatchedCluster;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sessions that read and write a little all the time: some through the pooler, one on the primary, one on its standby. */
final class Load implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final List<String> TRANSACTION = List.of(
            "INSERT INTO journal(note) SELECT repeat('n', 200) FROM generate_series(1, 5)",
            "UPDATE journal SET note = note WHERE id = (SELECT max(id) - (random() * 100)::int FROM journal)",
            "SELECT count(*) FROM account WHERE id BETWEEN 100 AND 300",
            "DELETE FROM journal WHERE id IN (SELECT id FROM journal ORDER BY id LIMIT 5)");

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<Void>> running;

    private Load(WatchedCluster cluster) {
        running = List.of(
                repeat(() -> DriverManager.getConnection(cluster.poolerUrl()), TRANSACTION),
                repeat(() -> DriverManager.getConnection(cluster.poolerUrl()), TRANSACTION),
                repeat(() -> cluster.server().server().connect(SeededServer.DATABASE), TRANSACTION),
                repeat(
                        () -> cluster.standby().connect(SeededServer.DATABASE),
                        List.of("SELECT count(*) FROM account", "SELECT count(*) FROM account WHERE id = 7")));
    }

    static Load start(WatchedCluster cluster) throws SQLException {
        cluster.server()
                .execute(
                        SeededServer.DATABASE,
                        "CREATE TABLE journal(id bigserial PRIMARY KEY, note text)",
                        "INSERT INTO journal(note) SELECT repeat('n', 200) FROM generate_series(1, 2000)");
        return new Load(cluster);
    }

    /** Fails if a session has ended. */
    void check() throws Exception {
        for (Future<Void> session : running) {
            if (session.isDone()) {
                session.get();
            }
        }
    }

    private Future<Void> repeat(Callable<Connection> connect, List<String> statements) {
        return threads.submit(() -> {
            try (Connection connection = connect.call();
                    Statement statement = connection.createStatement()) {
                while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    for (String sql : statements) {
                        statement.execute(sql);
                    }
                }
            }
            return null;
        });
    }

    @Override
    public void close() {
        stopped.countDown();
        ThreadEnd.await(threads, STOP_LIMIT, "the load");
    }
}

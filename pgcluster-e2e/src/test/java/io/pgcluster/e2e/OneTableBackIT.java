package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Tables of a live cluster that were dropped, emptied or filled with wrong rows come back as they were, next to the live ones, while a
 * client writes all the time.
 */
@NeedsEngine
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneTableBackIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int PORT = Ports.block();
    private static final String CONTENT = "SELECT md5(string_agg(t::text, E'\\n' ORDER BY id)) FROM %s t";
    private static final List<String> TABLES = List.of("public.orders", "public.customers", "public.prices");
    private static LiveCluster cluster;
    private static @Nullable WritingClient writer;
    private static List<String> contents = new ArrayList<>();
    private static String target = "";

    @BeforeAll
    static void damageTheTables() throws Exception {
        cluster = LiveCluster.of("e2e-table", Specs.of("e2e-table", 15, 1, "sync", PORT));
        cluster.up();
        writer = WritingClient.start(cluster, PORT);
        Await.until("the first full backup is there", LIMIT, () -> cluster.exec(
                        "backup", "pgcluster-backup", "extract", "--check", "--latest", "--database", "myapp")
                .out()
                .contains("\"ok\": true"));
        try (Connection connection = Clients.connect(cluster, PORT)) {
            Clients.execute(connection, "CREATE TABLE customers (id int PRIMARY KEY, name text CHECK (name <> ''))");
            Clients.execute(connection, "INSERT INTO customers SELECT i, 'Zoë ' || i FROM generate_series(1, 1000) i");
            Clients.execute(
                    connection,
                    "CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
                            + "customer int REFERENCES customers, at timestamptz DEFAULT now())");
            Clients.execute(connection, "INSERT INTO orders (customer) SELECT i FROM generate_series(1, 1000) i");
            Clients.execute(connection, "CREATE TABLE prices (id int PRIMARY KEY, amount numeric, raw bytea)");
            Clients.execute(
                    connection,
                    "INSERT INTO prices SELECT i, i * 1.10, sha256(i::text::bytea) FROM generate_series(1, 5000) i");
            for (String table : TABLES) {
                contents.add(Clients.ask(connection, CONTENT.formatted(table)));
            }
            writer().awaitRows(100);
            target = Clients.ask(
                    connection,
                    "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
            writer().awaitRows(100);
            Clients.execute(connection, "DROP TABLE orders");
            Clients.execute(connection, "TRUNCATE customers");
            Clients.execute(connection, "UPDATE prices SET amount = 0 WHERE id % 2 = 0");
            Clients.execute(connection, "DELETE FROM prices WHERE id > 4000");
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        try {
            if (writer != null) {
                writer.close();
            }
        } finally {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void bringsADroppedTableBack() throws SQLException {
        Ran ran = restore("--table", "public.orders").orFail();
        String schema = schemaOf(ran, "orders");
        assertThat(ask(CONTENT.formatted(schema + ".orders"))).isEqualTo(contents.get(0));
        assertThat(ran.out()).containsPattern(schema + "\\.orders +1000 +1000 +-");
        assertThat(ran.err())
                .contains(
                        "foreign key orders_customer_fkey of orders: FOREIGN KEY (customer) REFERENCES public.customers(id)");
        String back = "ALTER TABLE " + schema + ".orders SET SCHEMA public;";
        assertThat(ran.out()).contains(back);
        execute(back);
        assertThat(ask(CONTENT.formatted("public.orders"))).isEqualTo(contents.get(0));
        // Recovery takes a sequence up to 32 values further: so many are logged ahead.
        assertThat(Integer.parseInt(ask("INSERT INTO orders (customer) VALUES (1) RETURNING id")))
                .isBetween(1001, 1033);
        nothingIsLeft();
    }

    @Test
    @Order(2)
    void bringsAnEmptiedTableBackByTheBundlesScript() throws SQLException {
        Ran ran = script("--table", "public.customers", "--to-time", target).orFail();
        System.out.println(ran.err() + ran.out());
        String schema = schemaOf(ran, "customers");
        assertThat(ask(CONTENT.formatted(schema + ".customers"))).isEqualTo(contents.get(1));
        assertThat(ask("SELECT count(*) FROM customers")).isEqualTo("0");
        assertThat(ran.out()).containsPattern(schema + "\\.customers +1000 +1000 +0");
        nothingIsLeft();
    }

    /** The statements that it prints repair the live table. */
    @Test
    @Order(3)
    void bringsRowsBackAsTheyWere() throws SQLException {
        Ran ran = restore("--table", "public.prices", "--into", "Prices then").orFail();
        assertThat(ask(CONTENT.formatted("\"Prices then\".prices"))).isEqualTo(contents.get(2));
        assertThat(ask("SELECT count(*) FROM prices")).isEqualTo("4000");
        List<String> statements = ran.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("INSERT INTO") || line.startsWith("UPDATE"))
                .toList();
        assertThat(statements).hasSize(2);
        for (String statement : statements) {
            execute(statement);
        }
        assertThat(ask(CONTENT.formatted("public.prices"))).isEqualTo(contents.get(2));
        nothingIsLeft();
    }

    @Test
    @Order(4)
    void refusesWhatItCannotBringBack() throws SQLException {
        assertThat(refused("--table", "public.prices", "--into", "public"))
                .contains("there is a schema public in database myapp already");
        assertThat(refused("--table", "public.price"))
                .contains("there was no table public.price at that time", "public.prices");
        assertThat(refused("--table", "prices")).contains("public.orders");
        Ran early = script("--table", "public.prices", "--to-time", "2001-01-01T00:00:00Z");
        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.err()).contains("before the end of the first backup", "nothing was changed");
        nothingIsLeft();
    }

    /** What runs in the containers goes on for a moment, finds that nothing waits for it, and cleans up. */
    @Test
    @Order(5)
    void leavesNothingBehindWhenItIsKilled() throws IOException, SQLException {
        Process process = new ProcessBuilder(line("--table", "public.prices", "--into", "killed"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Await.until("the throw-away server is restored", LIMIT, () -> !work().isEmpty());
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Await.until("it has cleaned up", LIMIT, () -> work().isEmpty());
        restore("--table", "public.prices", "--into", "killed_before").orFail();
        assertThat(ask("SELECT count(*) FROM pg_namespace WHERE nspname = 'killed'"))
                .isEqualTo("0");
        nothingIsLeft();
    }

    @Test
    @Order(6)
    void neverStoppedTheClientThatWrote() {
        writer().awaitRows(100);
        assertThat(writer().errors()).isEmpty();
    }

    private static WritingClient writer() {
        return Objects.requireNonNull(writer);
    }

    private static String refused(String... options) {
        Ran ran = restore(options);
        assertThat(ran.exitCode()).as(ran.err()).isNotZero();
        return ran.err();
    }

    private static void nothingIsLeft() throws SQLException {
        assertThat(ask("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'pgcluster_load%'"))
                .isEqualTo("0");
        assertThat(work()).isEmpty();
    }

    private static String work() {
        return cluster.exec("backup", "ls", "/var/lib/pgcluster-backup/work", "/var/lib/pgcluster-backup/extracts")
                .out()
                .lines()
                .filter(line -> !line.endsWith(":"))
                .reduce("", String::concat);
    }

    /** The name has the target's second in it. */
    private static String schemaOf(Ran ran, String table) {
        String second =
                target.replaceAll("[-:]|\\.[0-9]+", "").replace('T', 't').replace('Z', 'z');
        String schema = "restored_" + second + "_" + table;
        assertThat(ran.out()).contains(schema);
        return schema;
    }

    private static Ran restore(String... options) {
        Ran ran = Ran.run(LIMIT, line(options).toArray(String[]::new));
        System.out.println(ran.err() + ran.out());
        return ran;
    }

    private static List<String> line(String... options) {
        String[] all = Stream.concat(Stream.of("--to-time", target, "--yes"), Stream.of(options))
                .toArray(String[]::new);
        return List.of(cluster.commandLine("restore", all));
    }

    private static Ran script(String... options) {
        String script = cluster.bundle().resolve("backup/restore-table").toString();
        return Ran.run(
                LIMIT,
                Stream.concat(Stream.of(script, "--yes"), Stream.of(options)).toArray(String[]::new));
    }

    private static void execute(String sql) throws SQLException {
        Clients.execute(cluster, PORT, sql);
    }

    private static String ask(String sql) throws SQLException {
        return Clients.ask(cluster, PORT, sql);
    }
}

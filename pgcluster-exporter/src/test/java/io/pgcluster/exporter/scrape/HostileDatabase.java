package io.pgcluster.exporter.scrape;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.ServerSettings;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.server.DatabaseSelection;
import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.PasswordSource;
import io.pgcluster.exporter.server.ServerLimits;
import io.pgcluster.exporter.server.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A database whose owner, who may do nothing outside of it, has put into every schema that a session could search what the exporter's
 * statements name: functions, aggregates, operators, types and views. Whatever of it is called says so in the server's log.
 */
final class HostileDatabase implements AutoCloseable {
    static final String MONITOR = "monitor";
    static final String OWNER = "app";
    private static final String DATABASE = "app";
    private static final String PASSWORD = "secret-of-a-test";
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Path COLLECTORS = Path.of("src/main/resources/io/pgcluster/exporter/collectors");

    private final EmbeddedPostgres server;

    private HostileDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** With nothing planted yet; the extensions are in a schema in which everybody may make things. */
    static HostileDatabase start(int major) throws IOException, SQLException {
        ServerSettings settings = ServerSettings.DEFAULT.preloading("pg_stat_statements");
        HostileDatabase database = new HostileDatabase(
                EmbeddedPostgres.start(BuildBinaries.homeOrSkip(major), Path.of("target/servers"), settings));
        database.asSuperuser(
                "postgres",
                "CREATE ROLE app LOGIN PASSWORD '" + PASSWORD + "'",
                "CREATE ROLE monitor LOGIN PASSWORD '" + PASSWORD + "'",
                "GRANT pg_monitor TO monitor",
                "CREATE DATABASE app OWNER app");
        database.asSuperuser(
                DATABASE,
                "CREATE SCHEMA \"Odd schema\"",
                "GRANT ALL ON SCHEMA \"Odd schema\" TO PUBLIC",
                "CREATE EXTENSION pg_stat_statements SCHEMA \"Odd schema\"",
                "CREATE EXTENSION pg_buffercache SCHEMA \"Odd schema\"");
        database.asOwner(
                "CREATE TABLE parent (id int PRIMARY KEY, note text)",
                "CREATE TABLE child (id serial PRIMARY KEY, parent int REFERENCES parent)",
                "INSERT INTO parent SELECT n, repeat('x', 100) FROM generate_series(1, 2000) n",
                "CREATE INDEX ON parent (note)",
                "ANALYZE parent");
        return database;
    }

    /** Plants in {@code public}, in the schema that is called like the exporter's role, and next to the extensions. */
    void plant() throws SQLException {
        String plant = resource("/hijack/plant.sql").replace("@names@", "{" + String.join(",", names()) + "}");
        asOwner(
                "CREATE SCHEMA monitor",
                "GRANT USAGE ON SCHEMA monitor TO PUBLIC",
                plant.replace("@schema@", "public"),
                plant.replace("@schema@", "monitor"),
                "GRANT SELECT ON ALL TABLES IN SCHEMA public, monitor TO PUBLIC",
                besideTheExtension("text"),
                besideTheExtension("anyelement"),
                besideTheExtension("VARIADIC boolean[]"));
    }

    /** A function next to the extension's. */
    static String besideTheExtension(String arguments) {
        return "CREATE FUNCTION \"Odd schema\".pg_stat_statements(" + arguments + ") RETURNS SETOF pg_catalog.pg_class"
                + " LANGUAGE plpgsql AS 'BEGIN PERFORM public.hijacked(''beside the extension''); RETURN; END'";
    }

    /** Every word of every statement: what it means, the server decides. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of("set_config", "pg_settings"));
        try (Stream<Path> files = Files.list(COLLECTORS)) {
            for (Path file : files.toList()) {
                WORD.matcher(Files.readString(file)).results().forEach(word -> names.add(word.group()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    Target target(String user, DatabaseSelection databases, List<Collector> collectors) {
        return target(user, databases, collectors, Duration.ofSeconds(20));
    }

    /** With statements that end after a second. */
    Target impatient(DatabaseSelection databases, List<Collector> collectors) {
        return target(MONITOR, databases, collectors, Duration.ofSeconds(1));
    }

    private Target target(String user, DatabaseSelection databases, List<Collector> collectors, Duration statement) {
        Dsn dsn = new Dsn(
                "127.0.0.1",
                server.port(),
                DATABASE,
                user,
                PasswordSource.of(PASSWORD),
                Tls.preferred(),
                Scrapers.APPLICATION,
                Duration.ofSeconds(10),
                Map.of());
        ServerLimits limits = new ServerLimits(3, statement, Duration.ofSeconds(1), Duration.ofMinutes(10));
        return new Target(Map.of(), dsn, limits, databases, collectors);
    }

    /** As the superuser. */
    Connection connect() throws SQLException {
        return server.connect(DATABASE);
    }

    /** What was called so far. */
    List<String> called() throws IOException {
        return server.log()
                .lines()
                .filter(line -> line.contains("HIJACKED"))
                .distinct()
                .toList();
    }

    void asSuperuser(String database, String... statements) throws SQLException {
        try (Connection connection = server.connect(database)) {
            for (String statement : statements) {
                Scrapers.execute(connection, statement);
            }
        }
    }

    void asOwner(String... statements) throws SQLException {
        as(OWNER, statements);
    }

    /** On a session that follows its login, as any of a user's does. */
    void as(String user, String... statements) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", PASSWORD);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        try (Connection connection = DriverManager.getConnection(server.url(DATABASE), properties)) {
            for (String statement : statements) {
                Scrapers.execute(connection, statement);
            }
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(HostileDatabase.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

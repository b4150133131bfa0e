package io.pgcluster.exporter.prometheus;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.builtin.BuiltinCollectors;
import io.pgcluster.exporter.collector.builtin.SeededServer;
import io.pgcluster.exporter.patroni.FakePatroni;
import io.pgcluster.exporter.source.pgbouncer.RunningPgbouncer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;

/** A primary whose every view has rows and its standby, named by a Patroni; a pooler, a repository and a volume next to them. */
public final class WatchedCluster implements AutoCloseable {
    /** The name of the directory where a backup host would write. */
    public static final String BACKUP_STATUS = "backup-status";

    private static final String MEMBERS = """
            {"scope": "dev", "members": [
              {"name": "pg1", "role": "leader", "state": "running", "api_url": "API/patroni",
               "host": "127.0.0.1", "port": %s, "timeline": 1, "lsn": "0/5000060"},
              {"name": "pg2", "role": "replica", "state": "streaming", "api_url": "%s/patroni",
               "host": "127.0.0.1", "port": %s, "timeline": 1, "lag": 0, "lsn": "0/5000060"}]}
            """;

    private final SeededServer server;
    private final EmbeddedPostgres standby;
    private final RunningPgbouncer pooler;
    private final FakePatroni patroni;
    private final FakePatroni standbyPatroni;

    private WatchedCluster(
            SeededServer server,
            EmbeddedPostgres standby,
            RunningPgbouncer pooler,
            FakePatroni patroni,
            FakePatroni standbyPatroni) {
        this.server = server;
        this.standby = standby;
        this.pooler = pooler;
        this.patroni = patroni;
        this.standbyPatroni = standbyPatroni;
    }

    /** The pooler's files are in a directory of their own, which another user can read. */
    public static WatchedCluster start(int major, Path poolerDirectory) throws Exception {
        String template = metricsTemplate();
        SeededServer server = SeededServer.start(major);
        server.execute(
                SeededServer.DATABASE,
                "CREATE TABLE \"odd \\ \"\"name\"\"\" AS SELECT 1 AS id",
                "CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'",
                "ALTER SYSTEM SET track_functions = 'all'",
                "SELECT pg_reload_conf()");
        EmbeddedPostgres standby = server.standby();
        RunningPgbouncer pooler = RunningPgbouncer.startInFrontOf(
                RunningPgbouncer.installed().orElseThrow(),
                poolerDirectory,
                "host=127.0.0.1 port=" + server.server().port() + " user=" + EmbeddedPostgres.USER + " password="
                        + server.server().password());
        FakePatroni standbyPatroni = new FakePatroni().answers("/metrics", () -> metrics(template, "pg2", standby));
        FakePatroni patroni = new FakePatroni()
                .answers(
                        "/cluster", MEMBERS.formatted(server.server().port(), standbyPatroni.address(), standby.port()))
                .answers("/history", resource("/patroni/history.json"))
                .answers("/metrics", () -> metrics(template, "pg1", server.server()));
        return new WatchedCluster(server, standby, pooler, patroni, standbyPatroni);
    }

    /** What a member shows, with words in capitals for what differs from one to the other. */
    private static String metricsTemplate() throws IOException {
        String shown = resource("/patroni/metrics-member.txt");
        return shown + others(shown);
    }

    private static String metrics(String template, String name, EmbeddedPostgres member) {
        try (Connection session = member.connect();
                var row = session.createStatement().executeQuery("""
                        SELECT pg_is_in_recovery()::int AS replica, extract(epoch FROM pg_postmaster_start_time()) AS started,
                          CASE WHEN pg_is_in_recovery() THEN 0 ELSE pg_current_wal_lsn() - '0/0' END AS written,
                          coalesce(pg_last_wal_receive_lsn() - '0/0', 0) AS received,
                          coalesce(pg_last_wal_replay_lsn() - '0/0', 0) AS replayed
                        """)) {
            row.next();
            return template.replace("NAME", name)
                    .replace("PRIMARY", String.valueOf(1 - row.getInt("replica")))
                    .replace("REPLICA", row.getString("replica"))
                    .replace("STARTED", row.getString("started"))
                    .replace("WRITTEN", row.getString("written"))
                    .replace("RECEIVED", row.getString("received"))
                    .replace("REPLAYED", row.getString("replayed"))
                    .replace("NOW", String.valueOf(Instant.now().getEpochSecond()));
        } catch (SQLException e) {
            throw new IllegalStateException("the server of this Patroni does not answer", e);
        }
    }

    public SeededServer server() {
        return server;
    }

    /** The server that follows. */
    public EmbeddedPostgres standby() {
        return standby;
    }

    /** A JDBC URL of the application's database through the pooler, for its user {@code admin}. */
    public String poolerUrl() {
        return "jdbc:postgresql://127.0.0.1:" + pooler.port() + "/" + SeededServer.DATABASE
                + "?user=admin&password=geheim&prepareThreshold=0";
    }

    /** A configuration that watches all of it, with every collector there is. */
    public Path configuration(Path directory) throws IOException {
        Path password =
                Files.writeString(directory.resolve("password"), server.server().password());
        Path backups = Files.createDirectory(directory.resolve(BACKUP_STATUS));
        Files.writeString(backups.resolve("info.json"), resource("/pgbackrest/recorded/2.60/two-repositories.json"));
        Files.writeString(backups.resolve("runs.json"), resource("/backup/runs.json"));
        String all = BuiltinCollectors.all().stream()
                .map(Collector::name)
                .collect(Collectors.joining(": true, ", "{", ": true}"));
        return Files.writeString(directory.resolve("exporter.yaml"), """
                labels: {cluster: dev}
                compatibility: true
                discovery:
                  databases: {discover: true}
                  patroni:
                    urls: ['%s']
                    connection: {user: %s, database: %s, password_file: '%s'}
                collectors: {enabled: %s}
                pgbouncer: [{name: pooler1, host: 127.0.0.1, port: %s, user: admin, password: geheim}]
                pgbackrest: [{status_directory: '%s'}]
                volumes: [{name: here, path: '%s'}]
                """.formatted(
                        patroni.address(),
                        EmbeddedPostgres.USER,
                        SeededServer.DATABASE,
                        password,
                        all,
                        pooler.port(),
                        backups,
                        directory));
    }

    /** The other families that a member shows, each with the value 0. */
    private static String others(String shown) throws IOException {
        return resource("/patroni/families-4.1.5.tsv")
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(family -> !family[0].equals("patroni_master") && !shown.contains("\n" + family[0] + "{"))
                .map(family -> "# HELP " + family[0] + " " + family[2] + "\n# TYPE " + family[0] + " " + family[1]
                        + "\n" + family[0] + "{scope=\"dev\",name=\"NAME\"} 0\n")
                .collect(Collectors.joining());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(WatchedCluster.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            patroni.close();
            standbyPatroni.close();
            pooler.close();
            standby.close();
        } finally {
            server.close();
        }
    }
}

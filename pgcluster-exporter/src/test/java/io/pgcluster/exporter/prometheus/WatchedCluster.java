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
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Collectors;

/** A primary whose every view has rows and its standby, named by a Patroni; a pooler, a repository and a volume next to them. */
final class WatchedCluster implements AutoCloseable {
    private static final String MEMBERS = """
            {"scope": "dev", "members": [
              {"name": "pg1", "role": "leader", "state": "running", "api_url": "API/patroni",
               "host": "127.0.0.1", "port": %s, "timeline": 1, "lsn": "0/5000060"},
              {"name": "pg2", "role": "replica", "state": "streaming", "api_url": "API/patroni",
               "host": "127.0.0.1", "port": %s, "timeline": 1, "lag": 0, "lsn": "0/5000060"}]}
            """;

    private final SeededServer server;
    private final EmbeddedPostgres standby;
    private final RunningPgbouncer pooler;
    private final FakePatroni patroni;

    private WatchedCluster(
            SeededServer server, EmbeddedPostgres standby, RunningPgbouncer pooler, FakePatroni patroni) {
        this.server = server;
        this.standby = standby;
        this.pooler = pooler;
        this.patroni = patroni;
    }

    /** The pooler's files are in a directory of their own, which another user can read. */
    static WatchedCluster start(int major, Path poolerDirectory) throws Exception {
        SeededServer server = SeededServer.start(major);
        server.execute(
                SeededServer.DATABASE,
                "CREATE TABLE \"odd \\ \"\"name\"\"\" AS SELECT 1 AS id",
                "CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'",
                "ALTER SYSTEM SET track_functions = 'all'",
                "SELECT pg_reload_conf()");
        EmbeddedPostgres standby = server.standby();
        RunningPgbouncer pooler =
                RunningPgbouncer.start(RunningPgbouncer.installed().orElseThrow(), poolerDirectory);
        FakePatroni patroni = new FakePatroni()
                .answers("/cluster", MEMBERS.formatted(server.server().port(), standby.port()))
                .answers("/history", resource("/patroni/history.json"))
                .answers("/metrics", resource("/patroni/metrics-4.txt").replace("NAME", "pg1"));
        return new WatchedCluster(server, standby, pooler, patroni);
    }

    SeededServer server() {
        return server;
    }

    /** A configuration that watches all of it, with every collector there is. */
    Path configuration(Path directory) throws IOException {
        Path password =
                Files.writeString(directory.resolve("password"), server.server().password());
        Path backups = Files.createDirectory(directory.resolve("backup-status"));
        Files.writeString(backups.resolve("info.json"), resource("/pgbackrest/recorded/2.60/two-repositories.json"));
        Files.writeString(backups.resolve("runs.json"), resource("/backup/runs.json"));
        String all = BuiltinCollectors.all().stream()
                .map(Collector::name)
                .collect(Collectors.joining(": true, ", "{", ": true}"));
        return Files.writeString(directory.resolve("exporter.yaml"), """
                labels: {cluster: dev}
                aliases: true
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

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(WatchedCluster.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            patroni.close();
            pooler.close();
            standby.close();
        } finally {
            server.close();
        }
    }
}

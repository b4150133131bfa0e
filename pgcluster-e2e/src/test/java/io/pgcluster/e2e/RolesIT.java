package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SQL of the bundle makes what the specification says, twice in a row, on a real server of each version with pgAudit. */
@NeedsEngine(majors = {13, 15, 17, 18, 19})
class RolesIT {
    private static final String SPECIFICATION = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: {name: roles-%1$s}
            spec:
              postgres: {version: %1$s, database: 'Größe''s "DB" $$', databases: [{name: second}], logicalReplication: {enabled: true}, extensions: [pg_stat_statements, pg_trgm, auto_explain]}
              security:
                passwordPolicy: {validDays: 90}
                audit: {enabled: true, classes: [role]}
                roles:
                  - {name: reader, access: read, connectionLimit: 4}
                  - {name: writer, access: write}
                  - {name: maker, access: owner}
                  - {name: watcher, access: monitor, login: false}
                  - {name: streamer, access: replication}
                  - {name: '../읽기 100%% "O''Neil"', access: write}
              pooling: {enabled: false}
            """;

    /** Hands the verifiers over as the bundle does, then runs the check as the server's own user. */
    private static final String CHECK =
            "cp /in/*.scram /tls && chown postgres /tls/* && exec setpriv --reuid 999 --regid 999 --clear-groups /check/roles-check.sh";

    /** The test images of 14 and 16 have no pgAudit. */
    static IntStream majors() {
        return Majors.chosen(13, 15, 17, 18, 19);
    }

    @ParameterizedTest
    @MethodSource("majors")
    void createsRolesGrantsAndExtensions(int version) {
        List<String> told = apply(version);
        assertThat(told)
                .contains("reader may SELECT FROM s.t", "reader may SELECT FROM s.later")
                .contains(
                        "reader may not INSERT INTO s.t DEFAULT VALUES", "reader may not CREATE TABLE s.reader (i int)")
                .contains("writer may SELECT FROM s.later", "writer may INSERT INTO s.t DEFAULT VALUES")
                .contains("writer may not CREATE TABLE s.writer (i int)")
                .contains("maker may CREATE TABLE s.maker (i int)", "made belongs to app")
                .contains("watcher may not SELECT FROM s.t")
                .noneMatch(line -> line.endsWith(" may CREATE ROLE other"));
        assertThat(told)
                .contains("app t -1 t 90", "reader t 4 t 90", "watcher f -1 f -")
                .contains("replicator t -1 f -", "pgcluster_monitor t 5 f -")
                .contains("../읽기 100% \"O'Neil\" t -1 t 90");
        assertThat(told)
                .contains("second belongs to app", "reader may connect to second", "others may not connect to second")
                .contains("streamer may SELECT FROM s.t", "streamer may not INSERT INTO s.t DEFAULT VALUES")
                .contains("may replicate: replicator", "may replicate: streamer");
        assertThat(told)
                .contains("look-up of app: 1", "look-up of reader: 1")
                .contains("look-up of nobody: 0", "look-up of postgres: 0", "look-up of streamer: 0")
                .contains("look-up of replicator: 0", "look-up of pgbouncer: 0");
        assertThat(told)
                .contains("extension pg_stat_statements", "extension pg_trgm", "extension pgaudit")
                .contains("verifiers in the log: 0", "verifiers in statistics: 0");
    }

    private static Path check() {
        Path script = Path.of(
                System.getProperty("pgcluster.root", ".."),
                "pgcluster-e2e/src/test/resources/io/pgcluster/e2e/roles-check.sh");
        assertThat(script).isExecutable();
        return script.toAbsolutePath();
    }

    private static List<String> apply(int version) {
        Rendered rendered = Rendered.of("roles-" + version, SPECIFICATION.formatted(version));
        return Rendered.container(
                        "--user=0:0",
                        "--tmpfs=/tls:mode=0755",
                        "--volume=" + rendered.mount("config/scripts", "/etc/pgcluster"),
                        "--volume=" + rendered.mount("secrets/services/settings", "/in"),
                        "--volume=" + check().getParent() + ":/check:ro",
                        "--entrypoint=sh",
                        rendered.postgresImage(),
                        "-c",
                        CHECK)
                .orFail()
                .out()
                .lines()
                .toList();
    }
}

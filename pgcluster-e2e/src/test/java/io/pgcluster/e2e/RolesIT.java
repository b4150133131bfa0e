package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of the bundle makes what the specification says, twice in a row, on a real server of each version. */
@NeedsEngine(majors = {13, 15, 17, 18})
class RolesIT {
    private static final String SPECIFICATION = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: {name: roles-%1$d}
            spec:
              postgres: {version: %1$d, extensions: [pg_stat_statements, pg_trgm, auto_explain]}
              security:
                passwordPolicy: {validDays: 90}
                audit: {enabled: true, classes: [role]}
                roles:
                  - {name: reader, access: read, connectionLimit: 4}
                  - {name: writer, access: write}
                  - {name: maker, access: owner}
                  - {name: watcher, access: monitor, login: false}
            """;

    /** Starts a server that logs everything it is allowed to, applies the files twice, and tries what the roles may. */
    private static final String SCRIPT = """
            set -eu
            cp /in/*.scram /tls && chown postgres /tls/* && exec setpriv --reuid 999 --regid 999 --clear-groups sh -eu -c '
            export PGDATA=/tmp/data PATH="$PATH:$(echo /usr/lib/postgresql/*/bin)" PGHOST=/tmp PGUSER=postgres
            initdb -A trust -U postgres --no-sync >/dev/null
            pg_ctl -w -l /tmp/log -o "-c fsync=off -c listen_addresses= -c unix_socket_directories=/tmp \\
                -c shared_preload_libraries=pg_stat_statements,pgaudit -c pgaudit.log=all -c log_statement=all" start >/dev/null
            apply() { for file in roles.sql extensions.sql; do /etc/pgcluster/roles "host=/tmp dbname=postgres" $file; done; }
            apply
            psql -Xqd app -c "SET ROLE app" -c "CREATE SCHEMA s" -c "CREATE TABLE s.t (i serial)"
            apply
            psql -Xqd app -c "SET ROLE app" -c "CREATE TABLE s.later (i int)"
            try() { psql -XAtqd app -c "SET SESSION AUTHORIZATION $1" -c "$2" >/dev/null 2>&1 && may=may || may="may not"; echo "$1 $may $2"; }
            for role in reader writer maker watcher; do
                try $role "SELECT FROM s.t"
                try $role "SELECT FROM s.later"
                try $role "INSERT INTO s.t DEFAULT VALUES"
                try $role "CREATE TABLE s.$role (i int)"
                try $role "CREATE ROLE other"
            done
            PGUSER=maker psql -XAtqd app -c "CREATE TABLE s.made (i int)"
            psql -XAtqd app -c "SELECT tablename || $$ belongs to $$ || tableowner FROM pg_tables WHERE tablename = $$made$$"
            psql -XAtq -c "SELECT rolname || $$ $$ || rolcanlogin || $$ $$ || rolconnlimit || $$ $$ || (rolpassword IS NOT NULL) || $$ $$
                || coalesce(round(extract(epoch FROM rolvaliduntil - now()) / 86400)::text, $$-$$) FROM pg_authid WHERE rolname !~ $$^pg_$$"
            for role in app reader nobody postgres replicator pgbouncer; do
                echo "look-up of $role: $(PGDATABASE=postgres PGUSER=pgbouncer psql -XAtqc "SELECT count(*) FROM pgbouncer.get_auth($$"$role"$$)")"
            done
            psql -XAtqd app -c "SELECT $$extension $$ || extname FROM pg_extension"
            echo "verifiers in the log: $(grep -c SCRAM-SHA-256 /tmp/log || true)"
            echo "verifiers in statistics: $(psql -XAtqd app -c "SELECT count(*) FROM pg_stat_statements WHERE query ~ $$SCRAM-SHA-256.4096$$")"'
            """;

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 17, 18})
    void makesRolesGrantsAndExtensions(int version) {
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
                .contains("app true -1 true 90", "reader true 4 true 90", "watcher false -1 false -")
                .contains("replicator true -1 false -", "pgcluster_monitor true 5 false -");
        assertThat(told)
                .contains("look-up of app: 1", "look-up of reader: 1")
                .contains("look-up of nobody: 0", "look-up of postgres: 0")
                .contains("look-up of replicator: 0", "look-up of pgbouncer: 0");
        assertThat(told)
                .contains("extension pg_stat_statements", "extension pg_trgm", "extension pgaudit")
                .contains("verifiers in the log: 0", "verifiers in statistics: 0");
    }

    private static List<String> apply(int version) {
        Rendered rendered = Rendered.of("roles-" + version, SPECIFICATION.formatted(version));
        return Rendered.container(
                        "--user=0:0",
                        "--tmpfs=/tls:mode=0755",
                        "--volume=" + rendered.mount("config/scripts", "/etc/pgcluster"),
                        "--volume=" + rendered.mount("secrets/services/settings", "/in"),
                        "--entrypoint=sh",
                        rendered.postgresImage(),
                        "-c",
                        SCRIPT)
                .orFail()
                .out()
                .lines()
                .toList();
    }
}

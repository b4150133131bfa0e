package io.pgcluster.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The backup host and one member of a rendered bundle, with an object store on their network for storage, which leads nowhere else. Files,
 * secrets, mounts and limits are the bundle's; only Patroni's place is taken by PostgreSQL itself, so that no consensus store is needed.
 */
final class StoreCluster implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SPECIFICATION = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: { name: %s }
            spec:
              postgres: { version: 15, database: myapp, user: appuser, maxConnections: 100 }
              highAvailability: { enabled: false }
              resources:
                postgres: { cpu: 1, memory: 1280Mi }
                storage: { size: 10Gi }
              monitoring: { prometheus: false, grafana: false, alerts: false, pgAdmin: false }
              backup:
                storage: %s
            """;

    private static final String SERVE = """
            [ -s "$PGDATA/PG_VERSION" ] || initdb --data-checksums --auth=trust --username=postgres
            exec postgres -c fsync=off -c archive_mode=on -c archive_timeout=0 -c "archive_command=%s"
            """;

    /**
     * The member's command has Patroni's name in it, by which the image starts what a member needs for backups. Patroni adopts orphans as
     * the first process; PostgreSQL in its place would take one that fails, as archiving in the background does, for its own crash.
     */
    private static final String OVERRIDE = """
            services:
              store:
                image: %1$s
                user: "0:0"
                init: true
                entrypoint: [sleep, infinity]
                networks: { storage: { aliases: %2$s } }
                volumes: ["%3$s:/stores:ro", "%4$s:/certs:ro", "/data"]
              pg1:
                init: true
                command: [sh, -c, %5$s, patroni]
                healthcheck: { disable: true }
                restart: "no"
                environment: { PGBACKREST_IO_TIMEOUT: "%6$s" }
              backup:
                environment: { PGBACKREST_IO_TIMEOUT: "%6$s" }
            networks: { storage: { internal: true } }
            """;

    private final String name;
    private final ObjectStore store;
    private final Rendered rendered;
    private final StoreKeys keys;

    private StoreCluster(String name, ObjectStore store, Rendered rendered, StoreKeys keys) {
        this.name = name;
        this.store = store;
        this.rendered = rendered;
        this.keys = keys;
    }

    /**
     * A cluster that keeps its backups in {@code store}, not started yet.
     *
     * @param name of the cluster
     * @param store where its backups are
     * @param patienceSeconds how long pgBackRest tries to reach the store
     * @param backup further fields of {@code spec.backup}
     */
    static StoreCluster of(String name, ObjectStore store, int patienceSeconds, String backup) {
        Leftovers.remove(name);
        Path programs = StorePrograms.install(name);
        StoreKeys keys = StoreKeys.of(Path.of("target", "store-keys", name).toAbsolutePath(), store.hosts());
        String specification = SPECIFICATION.formatted(name, store.storage(keys.authority())) + backup.indent(4);
        Rendered rendered = Rendered.of(name, specification, credential -> store.credential(keys));
        StoreCluster cluster = new StoreCluster(name, store, rendered, keys);
        cluster.override(programs, patienceSeconds);
        return cluster;
    }

    private void override(Path programs, int patienceSeconds) {
        String command = rendered.plan().server().parameter("archive_command", "");
        try {
            Files.writeString(
                    rendered.directory().resolve("store.yaml"),
                    OVERRIDE.formatted(
                            rendered.postgresImage(),
                            store.hosts(),
                            programs,
                            keys.directory(),
                            JSON.writeValueAsString(SERVE.formatted(command).replace("$", "$$")),
                            patienceSeconds));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the store, then the member and the backup host. */
    void up() {
        installSecrets();
        // What the bundle's check of the volumes looks for next to a server's data, whenever secrets are installed
        // again.
        compose("run", "--rm", "--no-deps", "--entrypoint", "mkdir", "certs", "-p", "/own/store/etcd1/data/member")
                .orFail();
        compose("up", "--detach", "--no-deps", "--no-build", "store").orFail();
        startStore();
        store.preparation().ifPresent(command -> exec("store", command.toArray(String[]::new))
                .orFail());
        compose("up", "--detach", "--no-deps", "--no-build", "pg1", "backup").orFail();
        Await.until(
                "the server accepts connections", LIMIT, () -> ask("SELECT 1").exitCode() == 0);
    }

    /** Starts the store's program; its objects are those of before. */
    void startStore() {
        List<String> command = new ArrayList<>(List.of("docker", "exec", "--detach"));
        store.environment().forEach((key, value) -> command.add("--env=" + key + "=" + value));
        command.addAll(List.of(
                container("store"),
                "sh",
                "-c",
                "echo $$ >/tmp/store.pid; exec " + store.command() + " >>/tmp/store.log 2>&1"));
        Ran.run(LIMIT, command.toArray(String[]::new)).orFail();
        String listens = "echo | openssl s_client -connect localhost:4443 -CAfile /certs/ca.crt -verify_return_error";
        Await.until(
                "the store answers",
                LIMIT,
                () -> exec("store", "sh", "-c", listens).exitCode() == 0);
    }

    /** Kills the store's program: connections to it are refused. */
    void killStore() {
        exec("store", "sh", "-c", "kill -9 \"$(cat /tmp/store.pid)\"").orFail();
    }

    /** Has the store's program hang: connections to it are accepted, and nothing answers. */
    void freezeStore() {
        Ran.run(LIMIT, "docker", "pause", container("store")).orFail();
    }

    /** Ends {@link #freezeStore}. */
    void thawStore() {
        Ran.run(LIMIT, "docker", "unpause", container("store")).orFail();
    }

    /** Replaces the credentials in the secrets directory, as an operator does; the parts get them by {@link #installSecrets}. */
    void writeCredentials(boolean right) {
        rendered.changeCredentials(credential -> right ? store.credential(keys) : store.wrongCredential(keys));
    }

    /** Gives the parts the secrets that are in the secrets directory now. */
    void installSecrets() {
        compose("run", "--rm", "--no-deps", "certs").orFail();
    }

    /** Runs the backup program on the backup host. */
    Ran backup(String... arguments) {
        List<String> command = new ArrayList<>(List.of("pgcluster-backup"));
        command.addAll(List.of(arguments));
        return exec("backup", command.toArray(String[]::new));
    }

    /** The answer of the backup program in JSON. */
    JsonNode answer(String... arguments) {
        return json(backup(arguments).orFail().out());
    }

    /** The record of a job that the exporter reads, if it ever ran. */
    JsonNode record(String job) {
        for (JsonNode run : runs().path("runs")) {
            if (run.path("job").asText().equals(job)) {
                return run;
            }
        }
        return MissingNode.getInstance();
    }

    /** All that the exporter reads of runs. */
    JsonNode runs() {
        return json(exec("backup", "cat", "/var/lib/pgcluster-backup/status/runs.json")
                .orFail()
                .out());
    }

    /** Waits until the first full backup, which is taken without being asked for. */
    void awaitFirstBackup() {
        Await.until(
                "the first backup is there",
                LIMIT,
                () -> record("full").path("lastResult").asText().equals("ok"));
    }

    /** Restores the data of the member, which is stopped meanwhile, to the target of {@code plan}. */
    JsonNode restore(JsonNode plan) {
        compose("stop", "pg1").orFail();
        Ran restored = compose(
                        "run", "--rm", "--no-deps", "pg1", "pgcluster-backup", "restore", "--plan", plan.toString())
                .orFail();
        compose("up", "--detach", "--no-deps", "--no-build", "pg1").orFail();
        Await.until(
                "the server accepts connections", LIMIT, () -> ask("SELECT 1").exitCode() == 0);
        return json(restored.out());
    }

    /** What one statement answers. */
    String query(String sql) {
        return ask(sql).orFail().out().strip();
    }

    /** The identifiers in the table {@code orders}, in their order. */
    String rows() {
        return query("SELECT string_agg(id::text, ',' ORDER BY id) FROM orders");
    }

    /** The server's time, with its zone. */
    String now() {
        return query("SELECT to_json(clock_timestamp())#>>'{}'");
    }

    /** What can be restored on the newest timeline. */
    JsonNode window() {
        return answer("window", "--json").path("windows").path(0);
    }

    /** Ends the current WAL segment and gives its name. */
    String switchSegment() {
        return query("SELECT pg_walfile_name(pg_switch_wal())");
    }

    /** Waits until all WAL until now is in the store. */
    void archive() {
        String segment = switchSegment();
        Await.until(
                segment + " is archived",
                LIMIT,
                () -> query("SELECT coalesce(last_archived_wal, '') FROM pg_stat_archiver")
                                .compareTo(segment)
                        >= 0);
    }

    /** The member's log. */
    String log() {
        Ran log = Ran.run(LIMIT, "docker", "logs", container("pg1"));
        return log.out() + log.err();
    }

    /** Runs a command in a container. */
    Ran exec(String service, String... command) {
        List<String> words = new ArrayList<>(List.of("docker", "exec", container(service)));
        words.addAll(List.of(command));
        return Ran.run(LIMIT, words.toArray(String[]::new));
    }

    private Ran ask(String sql) {
        return exec("pg1", "psql", "--username=postgres", "-XAtqc", sql);
    }

    private String container(String service) {
        return name + "-" + service + "-1";
    }

    private Ran compose(String... arguments) {
        Path directory = rendered.directory();
        List<String> command = new ArrayList<>(List.of("docker", "compose", "--progress=quiet"));
        command.addAll(List.of("--file", directory.resolve("compose.yaml").toString()));
        command.addAll(List.of("--file", directory.resolve("store.yaml").toString()));
        command.addAll(List.of(arguments));
        return Ran.run(LIMIT, command.toArray(String[]::new));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        compose("down", "--volumes", "--timeout", "0").orFail();
    }
}

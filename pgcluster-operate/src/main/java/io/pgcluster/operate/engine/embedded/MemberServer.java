package io.pgcluster.operate.engine.embedded;

import io.pgcluster.embedded.ControlFile;
import io.pgcluster.embedded.DataDirectory;
import io.pgcluster.embedded.DataDirectory.StopMode;
import io.pgcluster.embedded.FileTree;
import io.pgcluster.embedded.StandbyCopy;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.operate.evidence.DatabaseFacts;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.server.HbaRule;
import io.pgcluster.render.plan.server.InitDb;
import io.pgcluster.render.text.LibpqText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One server of the cluster: made, configured, started and stopped. */
final class MemberServer {
    /** What ends the name of a directory that is still being made. */
    static final String UNFINISHED = ".new";

    private static final String CONFIGURATION = "pgcluster.conf";

    private final EmbeddedState.Member member;
    private final EmbeddedFiles files;
    private final DataDirectory server;

    MemberServer(EmbeddedFiles files, Path home, EmbeddedState.Member member) {
        this.files = files;
        this.member = member;
        this.server = new DataDirectory(home, files.member(member.name()));
    }

    String name() {
        return member.name();
    }

    int port() {
        return member.port();
    }

    boolean isRunning() {
        return io(() -> server.postmaster().isPresent());
    }

    boolean isMade() {
        return server.isInitialised();
    }

    /** The major version that its data is of, if there is any. */
    Optional<String> version() {
        return io(server::version);
    }

    /** What its data says of itself, if there is any. */
    Optional<DatabaseFacts> facts() {
        return version().map(major -> {
            Optional<ControlFile> control = io(server::control);
            return new DatabaseFacts(
                    major,
                    control.map(ControlFile::system).orElse(""),
                    "",
                    control.map(ControlFile::timeline).orElse(0L),
                    control.map(ControlFile::checkpoint).orElse(0L));
        });
    }

    /** Makes an empty server. It gets its place when it is complete; an interrupted one is created again. */
    void initialise(Plan plan, String password) {
        io(() -> {
            DataDirectory fresh = fresh();
            fresh.initialise(Names.SUPERUSER, password, initDb(plan));
            fresh.configure(Map.of("include_if_exists", CONFIGURATION));
            Files.move(fresh.root(), server.root(), StandardCopyOption.ATOMIC_MOVE);
            return true;
        });
    }

    /** Makes a copy of a running primary that will follow it. */
    void copy(MemberServer primary, Connection session) {
        io(() -> {
            DataDirectory fresh = fresh();
            try {
                StandbyCopy.make(session, primary.server, fresh, conninfo(primary), name());
            } catch (SQLException e) {
                throw new FailedException("cannot copy " + primary.name() + " to " + name() + ": " + e.getMessage(), e);
            }
            // Again, at the end: what the copy has written there is rewritten by our own file at every start.
            fresh.configure(Map.of("include_if_exists", CONFIGURATION));
            Files.move(fresh.root(), server.root(), StandardCopyOption.ATOMIC_MOVE);
            return true;
        });
    }

    /** How it connects to the primary that it follows. */
    String conninfo(MemberServer primary) {
        String tls = server.root() + "/tls/";
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("host", "localhost");
        parameters.put("hostaddr", "127.0.0.1");
        parameters.put("port", String.valueOf(primary.port()));
        parameters.put("user", Names.REPLICATION_ROLE);
        parameters.put("application_name", name());
        parameters.put("sslmode", "verify-full");
        parameters.put("sslrootcert", tls + "ca.crt");
        parameters.put("sslcert", tls + "replication.crt");
        parameters.put("sslkey", tls + "replication.key");
        return LibpqText.write(parameters);
    }

    /** What its own configuration says now; nothing if there is none yet. */
    List<String> configuration() {
        Path file = server.data().resolve(CONFIGURATION);
        return io(() -> Files.isRegularFile(file) ? Files.readAllLines(file) : List.of());
    }

    /** Writes its configuration, access rules and keys; a running server reads them at once. */
    void configure(Plan plan, ServerParameters parameters) {
        io(() -> {
            Path tls = EmbeddedSecrets.install(files, name(), server);
            SortedMap<String, String> values = new TreeMap<>(parameters.values());
            values.put("port", String.valueOf(port()));
            values.put("cluster_name", plan.name() + "/" + name());
            values.put("ssl_ca_file", tls.resolve("ca.crt").toString());
            values.put("ssl_cert_file", tls.resolve("server.crt").toString());
            values.put("ssl_key_file", tls.resolve("server.key").toString());
            server.replace(
                    CONFIGURATION,
                    values.entrySet().stream()
                            .map(entry -> entry.getKey() + " = " + DataDirectory.quoted(entry.getValue()) + "\n")
                            .collect(Collectors.joining()));
            server.replace("pg_hba.conf", accessRules(plan));
            if (server.postmaster().isPresent()) {
                server.reload();
            }
            return true;
        });
    }

    void start() {
        io(() -> {
            if (server.postmaster().isEmpty()) {
                server.start();
            }
            return true;
        });
    }

    /** Stops it if it runs. */
    void stop() {
        io(() -> {
            server.stop(StopMode.FAST);
            return true;
        });
    }

    /** Stops it and removes its data. */
    void remove() {
        io(() -> {
            server.stop(StopMode.IMMEDIATE);
            FileTree.delete(server.root());
            return true;
        });
    }

    private DataDirectory fresh() throws IOException {
        Path root = files.member(name() + UNFINISHED);
        FileTree.delete(root);
        return new DataDirectory(server.home(), root);
    }

    private static List<String> initDb(Plan plan) {
        InitDb planned = plan.server().initDb();
        PostgresVersion version = plan.cluster().spec().postgres().version();
        List<String> options = new ArrayList<>(
                List.of("--data-checksums", "--encoding=" + planned.encoding(), "--locale=" + planned.locale()));
        if (version.isAtLeast(17) && planned.locale().equals("C.UTF-8")) {
            options.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        return options;
    }

    /** The plan's rules, after those of the two roles that have another way here than inside a container. */
    private static String accessRules(Plan plan) {
        String own = "hostssl all " + Names.SUPERUSER + "," + Names.MONITOR_ROLE + " 127.0.0.1/32 scram-sha-256\n";
        return plan.server().accessRules().stream()
                .filter(rule -> rule.connection() != HbaRule.Connection.LOCAL)
                .map(rule -> rule.line() + "\n")
                .collect(Collectors.joining("", own, ""));
    }

    /** Work on files and processes. */
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T io(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("server " + name() + ": " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            throw new FailedException("server " + name() + ": " + e.getMessage(), e);
        }
    }
}

package io.pgcluster.cli.embedded;

import io.pgcluster.cli.cluster.Await;
import io.pgcluster.cli.cluster.ClusterException;
import io.pgcluster.model.spec.ReplicationMode;
import io.pgcluster.render.config.ExtensionsSql;
import io.pgcluster.render.config.RolesSql;
import io.pgcluster.render.plan.Member;
import io.pgcluster.render.plan.Names;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.Replication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Brings a cluster without containers to what its plan says: makes what is missing, starts what does not run, reloads what does. Ended
 * in between, by a failure or by Ctrl-C, it stops what it has started.
 */
public final class EmbeddedStart {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration STREAMING = Duration.ofSeconds(30);
    private static final Duration STEP_LIMIT = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Plan plan;
    private final EmbeddedFiles files;
    private final Installation installation;
    private final EmbeddedOptions options;
    private final Consumer<String> step;
    private final EmbeddedAccess access;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Starts the cluster of {@code plan} in {@code files}; {@code step} is told what is being done. */
    public EmbeddedStart(
            Plan plan, EmbeddedFiles files, Installation installation, EmbeddedOptions options, Consumer<String> step) {
        this.plan = plan;
        this.files = files;
        this.installation = installation;
        this.options = options;
        this.step = step;
        this.access = new EmbeddedAccess(files);
    }

    /** Does it. */
    public EmbeddedReport run() {
        EmbeddedCluster cluster = new EmbeddedCluster(files);
        boolean ran = cluster.isRunning();
        List<EmbeddedReport> report = new ArrayList<>();
        cluster.locked(() -> {
            Thread onInterrupt = new Thread(() -> stopInOrder(cluster), "stop-embedded-cluster");
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            boolean done = false;
            try {
                report.add(start());
                done = true;
            } finally {
                if (!done && !ran) {
                    cluster.stopAll(what -> {});
                }
                ended.countDown();
                forget(onInterrupt);
            }
        });
        return report.get(0);
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // Then it runs, or has run: it finds the work ended.
            hook.setName("stopped-embedded-cluster");
        }
    }

    /** What is under way comes to its end first: it would otherwise start what has just been stopped. */
    private void stopInOrder(EmbeddedCluster cluster) {
        interrupted.set(true);
        try {
            if (!ended.await(STEP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                cluster.stopAll(what -> {});
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EmbeddedReport start() {
        long begin = System.nanoTime();
        int major = plan.cluster().spec().postgres().version().major();
        step("unpacking PostgreSQL " + major);
        Path home = installation.home(major, files);
        Path exporterJar = installation.exporter();
        step("making secrets");
        EmbeddedSecrets.keep(plan, files);
        EmbeddedState state = state(home);
        state.write(files);
        ServerParameters parameters = ServerParameters.of(plan, home, options.memory());
        MemberServer primary = new MemberServer(files, home, state.primary());
        startPrimary(primary, parameters);
        ExporterProcess exporter = new ExporterProcess(files);
        step("starting the exporter");
        exporter.start(exporterJar, state);
        startReplicas(state, home, primary, parameters);
        primary.configure(plan, parameters, synchronousNames(state));
        step("waiting for the exporter");
        exporter.await(state);
        if (options.demo()) {
            step("starting the load");
            new DemoLoad(files).start();
        }
        return new EmbeddedReport(
                state, Duration.ofNanos(System.nanoTime() - begin), parameters.changes(), pendingRestart(state));
    }

    private void startPrimary(MemberServer primary, ServerParameters parameters) {
        createMembersDirectory();
        if (!primary.isMade()) {
            step("making " + primary.name());
            primary.initialise(plan, secret(Names.SUPERUSER + ".password"));
        }
        step("starting " + primary.name());
        primary.configure(plan, parameters, "");
        primary.start();
        step("making roles and database");
        applyRoles(primary);
    }

    private void startReplicas(EmbeddedState state, Path home, MemberServer primary, ServerParameters parameters) {
        removeLeavers(state, home);
        try (Connection session = access.admin(primary.port(), Names.MAINTENANCE_DATABASE, ANSWER)) {
            for (EmbeddedState.Member member : state.replicas()) {
                MemberServer replica = new MemberServer(files, home, member);
                if (!replica.isMade()) {
                    step("copying " + primary.name() + " to " + member.name());
                    replica.copy(primary, session);
                }
                step("starting " + member.name());
                replica.configure(plan, parameters, "");
                replica.start();
            }
            step("waiting until the replicas stream");
            awaitStreaming(session, state);
        } catch (SQLException e) {
            throw new ClusterException("the primary does not answer: " + e.getMessage(), e);
        }
    }

    private void awaitStreaming(Connection session, EmbeddedState state) throws SQLException {
        try (Statement query = session.createStatement()) {
            boolean all = Await.until(STREAMING, LOOK, () -> {
                try (ResultSet row = query.executeQuery(
                        "SELECT count(DISTINCT application_name) FROM pg_stat_replication WHERE state = 'streaming'")) {
                    return row.next() && row.getInt(1) >= state.replicas().size();
                } catch (SQLException e) {
                    throw new ClusterException("the primary does not answer: " + e.getMessage(), e);
                }
            });
            if (!all) {
                throw new ClusterException("not every replica streams after " + STREAMING.toSeconds()
                        + " s; their logs are in " + files.members());
            }
        }
    }

    /** Replicas that the specification has no more. */
    private void removeLeavers(EmbeddedState state, Path home) {
        try (var directories = Files.list(files.members())) {
            for (Path directory : directories.filter(Files::isDirectory).toList()) {
                String name = directory.getFileName().toString();
                if (state.member(name).isEmpty()) {
                    step("removing " + name);
                    new MemberServer(files, home, new EmbeddedState.Member(name, 0)).remove();
                    dropSlot(state, name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + files.members(), e);
        }
    }

    private void dropSlot(EmbeddedState state, String name) {
        try (Connection session = access.admin(state.primary().port(), Names.MAINTENANCE_DATABASE, ANSWER);
                var drop =
                        session.prepareStatement("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
                                + " WHERE slot_name = ? AND NOT active")) {
            drop.setString(1, name);
            drop.execute();
        } catch (SQLException e) {
            throw new ClusterException("cannot drop the replication slot of " + name + ": " + e.getMessage(), e);
        }
    }

    /** The scripts of the Compose bundle, as they are; then the two roles that come with a password here. */
    private void applyRoles(MemberServer primary) {
        PsqlScript.Sessions sessions = database -> access.admin(primary.port(), database, ANSWER);
        try {
            PsqlScript.run(RolesSql.text(plan), sessions, this::verifier);
            try (Connection session = sessions.to(Names.MAINTENANCE_DATABASE);
                    Statement statement = session.createStatement()) {
                statement.execute("SET log_statement = none");
                statement.execute("SET log_min_duration_statement = -1");
                statement.execute("ALTER ROLE " + Names.MONITOR_ROLE + " PASSWORD '"
                        + secret(Names.MONITOR_ROLE + ".scram") + "' CONNECTION LIMIT 20");
            }
            PsqlScript.run(ExtensionsSql.text(plan), sessions, this::verifier);
        } catch (SQLException e) {
            throw new ClusterException("cannot make roles, database and extensions: " + e.getMessage(), e);
        }
    }

    private String verifier(String path) {
        return secret(String.valueOf(Path.of(path).getFileName()));
    }

    private String secret(String file) {
        Path path = files.secrets().resolve(file);
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** Ports stay what they were; new ones are those of the specification, unless somebody has them. */
    private EmbeddedState state(Path home) {
        Optional<EmbeddedState> before = EmbeddedState.read(files);
        int major = plan.cluster().spec().postgres().version().major();
        if (before.isPresent() && before.get().major() != major) {
            throw new ClusterException("the servers in " + files.root() + " are of PostgreSQL "
                    + before.get().major() + ", the specification says " + major
                    + ": put that back, or remove them with down --volumes --yes");
        }
        FreePorts ports = new FreePorts();
        var publish = plan.cluster().spec().network().publish();
        List<EmbeddedState.Member> members = new ArrayList<>();
        for (Member member : plan.topology().members()) {
            int wanted = member.index() == 1
                    ? publish.port().number()
                    : publish.readOnlyPort().number() + member.index() - 2;
            members.add(before.flatMap(state -> state.member(member.name()))
                    .orElseGet(() -> new EmbeddedState.Member(member.name(), ports.near(wanted))));
        }
        return new EmbeddedState(
                plan.name(),
                major,
                plan.cluster().spec().postgres().database().text(),
                plan.cluster().spec().postgres().user().text(),
                home.toString(),
                members,
                before.map(EmbeddedState::exporterPort)
                        .orElseGet(() -> ports.near(publish.metricsPort().number())));
    }

    private String synchronousNames(EmbeddedState state) {
        Replication replication = plan.replication();
        if (replication.mode() == ReplicationMode.ASYNC || state.replicas().isEmpty()) {
            return "";
        }
        String names = state.replicas().stream()
                .map(member -> '"' + member.name() + '"')
                .collect(Collectors.joining(", "));
        String method = replication.mode() == ReplicationMode.QUORUM ? "ANY " : "FIRST ";
        return method + replication.synchronousReplicas() + " (" + names + ")";
    }

    private List<String> pendingRestart(EmbeddedState state) {
        try (Connection session = access.admin(state.primary().port(), Names.MAINTENANCE_DATABASE, ANSWER);
                Statement query = session.createStatement();
                ResultSet rows =
                        query.executeQuery("SELECT name FROM pg_settings WHERE pending_restart ORDER BY name")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new ClusterException("the primary does not answer: " + e.getMessage(), e);
        }
    }

    private void createMembersDirectory() {
        try {
            Files.createDirectories(files.members());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + files.members(), e);
        }
    }

    private void step(String what) {
        if (interrupted.get()) {
            throw new ClusterException("interrupted; what had been started is stopped");
        }
        step.accept(what);
    }
}

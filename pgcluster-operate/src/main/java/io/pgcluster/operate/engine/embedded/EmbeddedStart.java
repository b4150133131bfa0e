package io.pgcluster.operate.engine.embedded;

import io.pgcluster.operate.operation.Interruption;
import io.pgcluster.operate.secret.SecretChange;
import io.pgcluster.render.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings a cluster without containers to what its plan says: makes what is missing, starts what does not run, reloads what does. Ended
 * in between, by a failure or by Ctrl-C, it stops what it has started.
 */
public final class EmbeddedStart {
    private final Plan plan;
    private final EmbeddedFiles files;
    private final EmbeddedCluster cluster;
    private final EmbeddedPrograms programs;
    private final EmbeddedOptions options;
    private final Interruption interruption;
    private final Consumer<String> step;
    private final List<String> changes = new ArrayList<>();
    private final List<SecretChange> secrets = new ArrayList<>();

    /**
     * Starts the cluster of {@code plan} in {@code files}.
     *
     * @param interruption when to give up
     * @param step receives each step
     */
    public EmbeddedStart(
            Plan plan,
            EmbeddedFiles files,
            EmbeddedPrograms programs,
            EmbeddedOptions options,
            Interruption interruption,
            Consumer<String> step) {
        this.plan = plan;
        this.files = files;
        this.cluster = new EmbeddedCluster(files);
        this.programs = programs;
        this.options = options;
        this.interruption = interruption;
        this.step = what -> {
            interruption.check();
            step.accept(what);
        };
    }

    /** Starts the cluster. */
    public EmbeddedReport run() {
        List<EmbeddedReport> report = new ArrayList<>();
        cluster.locked(() -> {
            cluster.settle();
            boolean ran = cluster.isRunning();
            Set<String> running = cluster.running();
            boolean done = false;
            try (FreePorts ports = new FreePorts()) {
                report.add(start(running, ports));
                done = true;
            } finally {
                if (!done) {
                    undo(ran, running);
                }
            }
        });
        return report.get(0);
    }

    private void undo(boolean ran, Set<String> running) {
        interruption.quieten();
        if (ran) {
            cluster.stopOthers(running);
        } else {
            cluster.stopAll(what -> {});
        }
    }

    private EmbeddedReport start(Set<String> running, FreePorts ports) {
        long begin = System.nanoTime();
        Optional<EmbeddedState> before = EmbeddedState.read(files);
        Startup startup = prepare(running, ports);
        PrimaryStart primary = new PrimaryStart(startup);
        changes.addAll(primary.run());
        // From here on its loss is a loss, whether or not this start comes to its end.
        note(startup);
        ExporterProcess exporter = new ExporterProcess(files);
        step.accept("starting the exporter");
        ports.release(startup.state().exporterPort());
        exporter.start(programs, startup.state());
        new ReplicaStart(startup).run();
        primary.configure(startup.state().replicas());
        note(startup);
        step.accept("waiting for the exporter");
        exporter.await(startup.state());
        load(before, startup.state());
        List<String> pending = PendingRestart.of(startup);
        interruption.check();
        return new EmbeddedReport(
                startup.state(), Duration.ofNanos(System.nanoTime() - begin), changes, pending, secrets);
    }

    private void note(Startup startup) {
        startup.state().with(new EmbeddedEvidence(plan, files, cluster).note()).write(files);
    }

    /** Everything that can be refused, before anything is started. */
    private Startup prepare(Set<String> running, FreePorts ports) {
        int major = plan.cluster().spec().postgres().version().major();
        StatePlan decision = new StatePlan(plan, files, ports);
        cluster.requireMajor(major);
        changes.addAll(new EmbeddedEvidence(plan, files, cluster).requireIntact());
        step.accept("unpacking PostgreSQL " + major);
        Path home = programs.home(major, files);
        programs.exporter();
        step.accept("making secrets");
        secrets.addAll(EmbeddedSecrets.keep(plan, files));
        EmbeddedState state = decision.decide(home, running, new ExporterProcess(files).isRunning());
        state.write(files);
        ServerParameters parameters = ServerParameters.of(plan, home, options.memory());
        changes.addAll(decision.changes());
        changes.addAll(parameters.changes());
        return new Startup(plan, files, home, state, ports, parameters, step);
    }

    /** A load that runs knows the servers of its start only. */
    private void load(Optional<EmbeddedState> before, EmbeddedState state) {
        DemoLoad load = new DemoLoad(files);
        boolean outdated =
                load.isRunning() && !before.map(EmbeddedState::members).equals(Optional.of(state.members()));
        if (outdated) {
            load.stop();
        }
        if (options.demo() || outdated) {
            step.accept("starting the load");
            load.start();
        }
    }
}

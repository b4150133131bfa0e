package io.pgcluster.operate.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.operate.evidence.Evidence;
import io.pgcluster.operate.evidence.EvidenceRules;
import io.pgcluster.operate.evidence.Finding;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.operate.program.ProgramException;
import io.pgcluster.render.platform.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings a bundle up: a new cluster, or one that runs already and is to become what the files say now, without an outage. */
public final class Deployment {
    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration WRITABLE = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final RunningCluster cluster;
    private final ClientAccess access;
    private final Switchover switchover;
    private final Consumer<String> step;
    private final List<String> notes = new ArrayList<>();

    /** Brings {@code cluster} up; {@code step} hears what is being done. */
    public Deployment(RunningCluster cluster, ClientAccess access, Consumer<String> step) {
        this.cluster = cluster;
        this.access = access;
        this.switchover = new Switchover(cluster, Switchover.PAUSE_LIMIT, step);
        this.step = step;
    }

    /** Whether {@code bundle} trusts an authority that the running parts have not read: what it issued may not be used yet. */
    public static boolean isTrustPending(BundleDirectory bundle) {
        return AppliedState.read(bundle)
                .filter(before -> AppliedState.of(bundle).differs(before, AppliedState.TRUST))
                .isPresent();
    }

    /** Forgets what was brought up from {@code bundle}, since its data was removed. */
    public static void forget(BundleDirectory bundle) {
        AppliedState.forget(bundle);
    }

    /**
     * Refuses what would lose or split data, or what cannot be told to be safe; tells what else is not as a start expects it.
     *
     * @param bundle where secrets and the record of the last {@code up} are
     * @return whether the volumes were looked into; if not, this is to be called again when the images are there
     * @throws RefusedException if it refuses
     */
    public boolean check(BundleDirectory bundle) {
        step.accept("checking what is there");
        boolean running = isRunning();
        EvidenceReader reader = new EvidenceReader(cluster, bundle);
        Optional<Evidence> evidence = reader.read(running);
        List<Finding> findings =
                evidence.map(EvidenceRules::judge).orElseGet(() -> EvidenceRules.judgeUnseen(reader.unseen(running)));
        for (Finding finding : findings) {
            if (finding.refuses()) {
                throw new RefusedException(finding.cause() + "; nothing was changed", finding.remedy());
            }
            notes.add(finding.cause());
        }
        return evidence.isPresent();
    }

    private boolean isRunning() {
        ClusterState state = cluster.settledState();
        if (state instanceof ClusterState.Unknown unknown) {
            throw cluster.refusal(unknown);
        }
        return state instanceof ClusterState.Running;
    }

    /** Starts the cluster, or brings a running one to what the files say. */
    public DeploymentReport up(BundleDirectory bundle) {
        AppliedState now = AppliedState.of(bundle);
        Changes changes = Changes.between(AppliedState.read(bundle).orElse(AppliedState.NONE), now);
        List<String> leaving = RemovedMembers.of(cluster.plan(), cluster.parts());
        boolean runs = isRunning();
        Optional<JsonNode> oldSettings = runs ? settings() : Optional.empty();
        if (runs) {
            handOverFrom(leaving);
            new Rollout(cluster, switchover, step).recreateOutdated();
        }
        long start = System.nanoTime();
        Duration firstWrite = start(runs, start);
        Duration complete = Duration.ofNanos(System.nanoTime() - start);
        if (runs) {
            new Reload(cluster, step).run(changes);
            if (changes.trust()) {
                new Rollout(cluster, switchover, step).restartForTrust();
            }
        }
        List<String> restarted = oldSettings.isPresent() ? restart(oldSettings.get(), changes) : List.of();
        now.with(new EvidenceReader(cluster, bundle).note(identity())).write(bundle);
        new PartsWait(cluster, step).await();
        return new DeploymentReport(firstWrite, complete, leaving, restarted, notes);
    }

    private Duration start(boolean runs, long start) {
        step.accept("starting containers");
        try (StartWatch watch = StartWatch.start(cluster, step)) {
            try {
                // What is outdated of a running cluster was re-created before, one by one.
                cluster.engine().start(!runs, START);
            } catch (ProgramException e) {
                throw new FailedException(
                        "the containers did not start"
                                + cluster.engine().keysJob().map(watch::fatal).orElse("") + watch.awaited() + ". "
                                + e.getMessage(),
                        e);
            }
            Duration firstWrite = awaitWritable(start, runs, watch);
            new SettingsJobRun(cluster, step).await();
            new MemberJoinWait(cluster, step).await();
            return firstWrite;
        }
    }

    /** The id of the cluster that was brought up, as its volumes have it. */
    private Optional<String> identity() {
        String file = cluster.engine().volumes().identityFile();
        return cluster.plan().topology().members().stream()
                .map(member -> cluster.ask(member.name(), List.of("cat", file)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(line -> line.strip().split(" ", 2)[0])
                .filter(id -> !id.isEmpty());
    }

    private void handOverFrom(List<String> leaving) {
        ClusterView view = cluster.requireView();
        boolean primaryLeaves = view.primary()
                .filter(primary -> leaving.contains(primary.name()))
                .isPresent();
        if (!primaryLeaves) {
            return;
        }
        step.accept("handing over from " + view.primary().orElseThrow().name() + ", which leaves");
        Optional<String> heir = view.members().stream()
                .filter(member -> !leaving.contains(member.name()))
                .filter(member -> member.role().isSynchronous()
                        || view.synchronousStandbys().isEmpty())
                .map(MemberView::name)
                .findFirst();
        if (heir.isEmpty()) {
            throw new FailedException(
                    "the primary " + view.primary().orElseThrow().name()
                            + " is to leave, and no member that stays is its synchronous standby: switch over to one"
                            + " first");
        }
        MoveReport move = switchover.run(heir, view.members().size()).move();
        if (move.result() != MoveReport.Result.DONE) {
            throw new FailedException("the primary is to leave and could not hand over: " + move.reason());
        }
    }

    /** As a client of this host, unless it is not let in; a cluster that runs has not read yet who is. */
    private boolean isWritable(Endpoint endpoint, boolean runs) {
        boolean inside = runs || !cluster.plan().clients().admitsThisHost();
        return inside ? new InsideAccess(cluster, access).isWritable() : access.isWritable(endpoint);
    }

    private Duration awaitWritable(long start, boolean runs, StartWatch watch) {
        step.accept("waiting for the first write");
        Endpoint endpoint = access.writable().get(0);
        if (!Await.until(WRITABLE, POLL_INTERVAL, () -> isWritable(endpoint, runs))) {
            throw new FailedException("no write succeeded through " + endpoint.address() + ":" + endpoint.port()
                    + " within " + WRITABLE.toMinutes() + " min" + watch.awaited()
                    + ". See: pgcluster status; "
                    + cluster.engine()
                            .advice()
                            .logs(cluster.plan().topology().members().get(0).name()));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Members tell that they wait for a restart one round after they heard of the settings. */
    private List<String> restart(JsonNode before, Changes changes) {
        Optional<JsonNode> after = settings();
        boolean changed = after.isPresent() && !after.get().equals(before);
        if (!changed && !changes.members() && !isRestartPending()) {
            return List.of();
        }
        step.accept("checking whether settings need a restart");
        Duration round = cluster.plan().timing().loopWait().plusSeconds(3);
        Await.until(round, POLL_INTERVAL, () -> cluster.requireView().members().stream()
                .allMatch(MemberView::pendingRestart));
        boolean shrinks = after.isPresent() && StandbyLimits.shrink(before, after.get());
        return new RollingRestart(cluster, switchover, step).restartPending(shrinks);
    }

    /** Whether a member still waits for a restart: an earlier run was interrupted, or settings were changed by other means. */
    private boolean isRestartPending() {
        return cluster.requireView().members().stream().anyMatch(MemberView::pendingRestart);
    }

    private Optional<JsonNode> settings() {
        return cluster.plan().topology().members().stream()
                .map(member -> cluster.get(member.name(), "/config"))
                .flatMap(Optional::stream)
                .findFirst()
                .map(PatroniJson::tree);
    }
}

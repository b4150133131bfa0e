package io.pgcluster.operate.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.ClusterView;
import io.pgcluster.operate.cluster.Deployment;
import io.pgcluster.operate.cluster.MemberView;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.failure.OperationException;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.render.platform.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings a cluster back to an earlier state, in place, and the way back from that. Each step is written to a journal in the cluster's
 * directory before the next one begins, so that an interrupted restore is resumed or undone; the data of before is kept until it is
 * forgotten.
 */
public final class Restores {
    private static final Duration REMOVAL = Duration.ofMinutes(30);

    private final RunningCluster cluster;
    private final BackupProgram program;
    private final BundleDirectory bundle;
    private final RestoreRecord record;
    private final InstantSource clock;
    private final Duration pollInterval;

    /** Restores of {@code cluster}, whose files are in {@code bundle}. */
    public Restores(RunningCluster cluster, BundleDirectory bundle) {
        this(cluster, bundle, InstantSource.system(), Duration.ofMillis(300));
    }

    Restores(RunningCluster cluster, BundleDirectory bundle, InstantSource clock, Duration pollInterval) {
        this.cluster = cluster;
        this.program = new BackupProgram(cluster);
        this.bundle = bundle;
        this.record = new RestoreRecord(bundle);
        this.clock = clock;
        this.pollInterval = pollInterval;
    }

    /**
     * Finds out what a restore to {@code target} would do. Changes no data: a running cluster archives what was written last, and of a
     * stopped one the consensus store and the backup host are started.
     *
     * @throws RefusedException if the target cannot be restored, there is no space, or a restore is unfinished
     */
    public RestorePlan plan(RecoveryTarget target, Consumer<String> step) {
        record.refuseUnfinished();
        step.accept("checking what is there");
        Optional<String> running = program.runningPrimary();
        String primary = running.filter(name -> names().contains(name)).orElseGet(() -> names().get(0));
        if (running.isEmpty()) {
            startServices(step);
        }
        Optional<String> unarchived = running.flatMap(name -> program.archiveNewest(step));
        step.accept("asking the backup host for " + target.describe());
        JsonNode answer = program.plan(target);
        RecoveryWindow window = BackupAnswers.window(answer.path("window"));
        RestorePlan plan = new RestorePlan(
                cluster.plan().name(),
                target,
                answer.path("backup").asText(),
                answer.path("timeline").asInt(),
                answer.path("sizeBytes").asLong(),
                program.freeBytes(primary),
                window,
                primary,
                others(primary),
                unarchived,
                answer);
        refuseWithoutSpace(plan);
        return plan;
    }

    /** With every volume of data gone, a new consensus store takes the place of the one that the last up knew. */
    private void startServices(Consumer<String> step) {
        boolean lost = cluster.engine().volumes().names().keySet().stream()
                .flatMap(volume -> cluster.engine().volumes().use(volume).stream())
                .noneMatch(use -> names().contains(use.part()));
        new RestoreServices(cluster, pollInterval, step).start();
        if (lost) {
            Deployment.forget(bundle);
        }
    }

    /** Does what {@code plan} says. */
    public RestoreReport run(RestorePlan plan, Consumer<String> step) {
        record.refuseUnfinished();
        return finish(RestoreJournal.of(plan, clock.instant()), step);
    }

    /** Goes on with a restore, or a way back, that was interrupted. */
    public RestoreReport resume(Consumer<String> step) {
        RestoreJournal journal = record.read()
                .filter(one -> !one.isFinished())
                .orElseThrow(() -> new RefusedException(
                        "no restore of " + cluster.plan().name() + " is unfinished",
                        "pgcluster status shows how the cluster is"));
        return finish(journal, step);
    }

    /** What {@link #undo} would undo, for people. */
    public String undoable() {
        return undo().describe();
    }

    /** Brings back the data of before the last restore, finished or not. */
    public RestoreReport undo(Consumer<String> step) {
        RestoreJournal journal = undo();
        boolean begun = journal.kind() == RestoreJournal.Kind.UNDO;
        return finish(begun ? journal : journal.undoing(clock.instant()), step);
    }

    private RestoreJournal undo() {
        return record.read()
                .filter(one -> one.kind() == RestoreJournal.Kind.RESTORE || !one.isFinished())
                .orElseThrow(
                        () -> new RefusedException(
                                "there is no restore of " + cluster.plan().name() + " to be undone",
                                "the journal of a restore is kept in the cluster's directory until pgcluster restore --forget"));
    }

    /** Removes the data of before the last restore on every member, for ever. */
    public void forget(Consumer<String> step) {
        record.refuseUnfinished();
        for (Member member : cluster.plan().topology().members()) {
            step.accept("removing what is kept on " + member.name());
            program.onMember(member.name(), REMOVAL, List.of("forget"));
        }
        record.forget();
    }

    private RestoreReport finish(RestoreJournal journal, Consumer<String> step) {
        record.refuseUnfinishedScript();
        RestoreRun run = new RestoreRun(cluster, record, journal, pollInterval, step);
        List<String> notes = run.finish();
        RestoreJournal end = run.journal();
        return new RestoreReport(
                end.primary(),
                Duration.between(Instant.parse(end.started()), clock.instant()),
                timeline(end.primary()),
                BackupAnswers.text(end.answer().path("lastTransaction")),
                end.replaced(),
                notes);
    }

    /** Of the primary as it runs now: Patroni has promoted it once more, from the timeline that the restore ended on. */
    private Optional<Long> timeline(String primary) {
        return cluster.viewOf(primary).flatMap(ClusterView::primary).flatMap(MemberView::timeline);
    }

    private List<String> names() {
        return cluster.plan().topology().members().stream().map(Member::name).toList();
    }

    private List<String> others(String primary) {
        List<String> others = new ArrayList<>(names());
        others.remove(primary);
        return others;
    }

    /** The data of now is kept next to what is restored. */
    private static void refuseWithoutSpace(RestorePlan plan) throws OperationException {
        long free = plan.freeBytes().orElse(Long.MAX_VALUE);
        if (free < plan.sizeBytes() + plan.sizeBytes() / RestorePlan.WAL_SHARE) {
            throw new RefusedException(
                    plan.primary() + " has " + free + " bytes free, and backup " + plan.backup() + " takes "
                            + plan.sizeBytes()
                            + " and a tenth for WAL, next to the data of now, which is kept; nothing was changed",
                    "make room there; pgcluster restore --forget removes what an earlier restore kept");
        }
    }
}

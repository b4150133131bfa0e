package io.pgcluster.operate.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.platform.Member;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings up a new cluster from the backups of another one, which goes on meanwhile and is not changed. Each step is written to a journal
 * in the new cluster's directory, so that an interrupted restore is resumed, or what it made is removed.
 */
public final class CloneRestore {
    private final RunningCluster source;
    private final RestoreRecord sourceRecord;
    private final RunningCluster copy;
    private final CloneDirectory directory;
    private final CloneRecord record;
    private final NewCluster work;
    private final InstantSource clock;
    private final Duration pollInterval;

    /**
     * A restore of {@code source} into {@code copy}.
     *
     * @param sourceRecord the journal of restores of {@code source} in place
     * @param directory the directory of {@code copy}
     * @param specification the text of the specification of {@code copy}
     * @param work what is done to make {@code copy}
     */
    public CloneRestore(
            RunningCluster source,
            RestoreRecord sourceRecord,
            RunningCluster copy,
            Path directory,
            String specification,
            NewCluster work) {
        this(
                source,
                sourceRecord,
                copy,
                new CloneDirectory(directory, specification),
                work,
                InstantSource.system(),
                Duration.ofMillis(300));
    }

    CloneRestore(
            RunningCluster source,
            RestoreRecord sourceRecord,
            RunningCluster copy,
            CloneDirectory directory,
            NewCluster work,
            InstantSource clock,
            Duration pollInterval) {
        this.source = source;
        this.sourceRecord = sourceRecord;
        this.copy = copy;
        this.directory = directory;
        this.record = new CloneRecord(directory.path());
        this.work = work;
        this.clock = clock;
        this.pollInterval = pollInterval;
    }

    /**
     * Finds out what a restore to {@code target} would do. Changes nothing but that a running source archives what was written last.
     *
     * @throws RefusedException if the target cannot be restored, the new cluster is there already, its ports are in use, or there is no
     *     space
     */
    public ClonePlan plan(RecoveryTarget target, Consumer<String> step) {
        step.accept("checking what is there");
        sourceRecord.refuseUnfinished();
        refuseExisting();
        PublishedPorts.refuseTaken(copy.plan());
        BackupPlan backup = copy.plan()
                .backup()
                .orElseThrow(() -> new RefusedException(
                        source.plan().name() + " has no backups: spec.backup.enabled is false; nothing was done",
                        "set spec.backup.enabled to true, then run pgcluster up"));
        BackupProgram program = new BackupProgram(source);
        Optional<String> primary = program.runningPrimary();
        Optional<String> unarchived = primary.flatMap(name -> program.archiveNewest(step));
        step.accept("asking the backup host for " + target.describe());
        JsonNode answer = program.plan(target);
        ClonePlan plan = new ClonePlan(
                source.plan().name(),
                copy.plan().name(),
                directory.path(),
                target,
                answer.path("backup").asText(),
                answer.path("timeline").asInt(),
                answer.path("sizeBytes").asLong(),
                program.freeBytes(primary.orElseGet(() -> members(source).get(0))),
                BackupAnswers.window(answer.path("window")),
                members(copy),
                List.copyOf(PublishedPorts.of(copy.plan())),
                backup.repositories().stream()
                        .map(repository -> repository.store().description() + ", path " + repository.path())
                        .toList(),
                unarchived,
                answer);
        refuseWithoutSpace(plan);
        return plan;
    }

    /** Does what {@code plan} says. */
    public CloneReport run(ClonePlan plan, Consumer<String> step) {
        refuseExisting();
        CloneJournal journal = CloneJournal.of(plan, clock.instant());
        directory.make();
        record.write(journal);
        return finish(journal, step);
    }

    /**
     * Goes on with one that was interrupted.
     *
     * @throws RefusedException if there is none
     */
    public CloneReport resume(Consumer<String> step) {
        return finish(unfinished(), step);
    }

    /**
     * Removes everything of the new cluster, for a restore that was interrupted.
     *
     * @throws RefusedException if there is none; a cluster that was brought up is not removed here
     */
    public void remove(Consumer<String> step) {
        unfinished();
        work.remove(step);
        directory.remove();
    }

    private CloneJournal unfinished() {
        CloneJournal journal = record.read()
                .orElseThrow(() -> new RefusedException(
                        "no restore into " + copy.plan().name() + " has begun in " + directory.path()
                                + "; nothing was done",
                        "name a target to begin one, or the directory with --as-directory"));
        if (!journal.source().equals(source.plan().name())) {
            throw new RefusedException(
                    directory.path() + " belongs to " + journal.describe() + ", not of "
                            + source.plan().name() + "; nothing was done",
                    "name the specification of " + journal.source());
        }
        if (journal.isFinished()) {
            throw new RefusedException(
                    copy.plan().name() + " is complete and a cluster of its own; nothing was done",
                    "operate it by its own specification: pgcluster status " + directory.specification()
                            + " --directory " + directory.path() + "; pgcluster down with --volumes removes it");
        }
        return journal;
    }

    private CloneReport finish(CloneJournal journal, Consumer<String> step) {
        CloneRun run = new CloneRun(source, copy, record, journal, work, pollInterval, step);
        List<String> notes = run.finish();
        CloneJournal end = run.journal();
        return new CloneReport(
                copy.plan().name(),
                directory.path(),
                directory.specification(),
                Duration.between(Instant.parse(end.started()), clock.instant()),
                BackupAnswers.text(end.answer().path("lastTransaction")),
                notes);
    }

    private void refuseExisting() {
        String name = copy.plan().name();
        record.read().filter(journal -> !journal.isFinished()).ifPresent(journal -> {
            throw new RefusedException(
                    journal.describe() + " into " + name + " was interrupted while " + journal.next()
                            + "; nothing was done now",
                    CloneRecord.ways(journal.source(), directory.path()));
        });
        directory.refuseFilled();
        if (!copy.engine().parts().isEmpty()) {
            throw exists(name, "containers", copy.engine().parts().keySet().stream());
        }
        if (!copy.engine().volumes().names().isEmpty()) {
            throw exists(name, "volumes", copy.engine().volumes().names().values().stream());
        }
    }

    private static RefusedException exists(String name, String what, java.util.stream.Stream<String> found) {
        return new RefusedException(
                "a cluster " + name + " has " + what + " already: " + String.join(", ", found.toList())
                        + "; nothing was done",
                "choose another name; or remove that cluster with pgcluster down --volumes, by its own specification");
    }

    private static List<String> members(RunningCluster cluster) {
        return cluster.plan().topology().members().stream().map(Member::name).toList();
    }

    private static void refuseWithoutSpace(ClonePlan plan) throws FailedException {
        long free = plan.freeBytes().orElse(Long.MAX_VALUE);
        if (free < plan.neededBytes()) {
            throw new RefusedException(
                    plan.members().size() + " copies of backup " + plan.backup() + " with a tenth for WAL each take "
                            + plan.neededBytes() + " bytes, and " + free + " are free where the data of "
                            + plan.source() + " is; nothing was done",
                    "make room there");
        }
    }
}

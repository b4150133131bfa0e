package io.pgcluster.operate.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.cluster.RecoveryWait;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.cluster.SettingsJobRun;
import io.pgcluster.operate.engine.Engine;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.OperationException;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.render.plan.backup.JobKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Does the steps of a journal that are not done yet, one after the other, and writes down each. */
final class RestoreRun {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration RECOVERED = Duration.ofHours(12);
    private static final Duration MOVE = Duration.ofMinutes(5);
    private static final Duration RESTORE = Duration.ofHours(24);
    private static final Duration BUSY = Duration.ofMinutes(5);

    private final RunningCluster cluster;
    private final Engine engine;
    private final BackupProgram program;
    private final MemberControl members;
    private final RestoreRecord record;
    private final Duration pollInterval;
    private final Consumer<String> step;
    private final List<String> notes = new ArrayList<>();
    private RestoreJournal journal;

    RestoreRun(
            RunningCluster cluster,
            RestoreRecord record,
            RestoreJournal journal,
            Duration pollInterval,
            Consumer<String> step) {
        this.cluster = cluster;
        this.engine = cluster.engine();
        this.program = new BackupProgram(cluster);
        this.members = new MemberControl(cluster, pollInterval);
        this.record = record;
        this.journal = journal;
        this.pollInterval = pollInterval;
        this.step = step;
    }

    /** The notes of what is not as expected, after every step is done. */
    List<String> finish() {
        record.write(journal);
        for (RestoreStep next : RestoreStep.values()) {
            if (!journal.done().contains(next)) {
                step.accept(next.toString());
                attempt(next);
                journal = journal.with(next);
                record.write(journal);
            }
        }
        return notes;
    }

    RestoreJournal journal() {
        return journal;
    }

    private void attempt(RestoreStep next) {
        try {
            run(next);
        } catch (OperationException e) {
            String back = journal.kind() == RestoreJournal.Kind.RESTORE
                    ? "; pgcluster restore --undo brings back the data of before"
                    : "";
            throw new FailedException(
                    "stopped while " + next + ": " + e.getMessage()
                            + ". No data is lost: what was there before is kept",
                    remedy(e) + "pgcluster restore --resume goes on from there" + back);
        }
    }

    private static String remedy(OperationException e) {
        return e.remedy() + ". Then ";
    }

    private void run(RestoreStep next) {
        switch (next) {
            case STOP_MEMBERS -> stopMembers();
            case RESET_COORDINATION -> resetCoordination();
            case REPLACE_DATA -> replaceData();
            case START_PRIMARY -> members.startPrimary(journal.primary());
            case DISCARD_REPLICAS -> discardReplicas();
            case START_REPLICAS -> journal.replicas().forEach(members::start);
            case AWAIT_RECOVERY -> awaitRecovery();
            case APPLY_SETTINGS -> applySettings();
            case BACK_UP -> backUp();
        }
    }

    /** The primary last, so that no other member takes over meanwhile. */
    private void stopMembers() {
        journal.replicas().parallelStream().forEach(members::stop);
        members.stop(journal.primary());
    }

    private void replaceData() {
        List<String> kept = settle();
        if (journal.kind() == RestoreJournal.Kind.RESTORE) {
            if (journal.keptBefore() == null) {
                note(journal.keeping(kept));
            }
            List<String> command = List.of("restore", "--plan", journal.plan().toString());
            journal = journal.replacedBy(
                    program.onVolumes(journal.primary(), RESTORE, line -> BackupProgram.progress(line, step), command));
        } else {
            bringBack(kept);
        }
    }

    /** What the restore has moved aside first, which is the data of before it; the choice is written down before it is moved. */
    private void bringBack(List<String> kept) {
        if (journal.broughtBack() == null) {
            List<String> before = journal.keptBefore();
            Optional<String> chosen = before == null
                    ? Optional.empty()
                    : kept.stream()
                            .filter(name -> !before.contains(name))
                            .sorted()
                            .findFirst();
            if (chosen.isEmpty()) {
                notes.add("no data had been replaced, so the cluster was started as it was");
                return;
            }
            note(journal.bringingBack(chosen.get()));
        }
        String name = String.valueOf(journal.broughtBack());
        boolean waiting = kept.contains(name);
        journal = journal.replacedBy(
                waiting
                        ? program.onVolumes(
                                journal.primary(),
                                RESTORE,
                                line -> BackupProgram.progress(line, step),
                                List.of("undo", "--name", name))
                        : JsonNodeFactory.instance.objectNode());
    }

    private void note(RestoreJournal now) {
        journal = now;
        record.write(now);
    }

    /** What is kept on the volume of the primary, after what an operation that was killed had left is put back. */
    private List<String> settle() {
        JsonNode answer = program.onVolumes(journal.primary(), MOVE, line -> {}, List.of("settle"));
        List<String> names = new ArrayList<>();
        answer.path("kept").forEach(one -> names.add(one.path("name").asText()));
        return names;
    }

    /** Only then is what the members remember there of no use: data that was not replaced follows it. */
    private void resetCoordination() {
        if (journal.replaced()) {
            engine.resetCoordination(START);
        }
    }

    private void discardReplicas() {
        if (journal.replaced()) {
            for (String member : journal.replicas()) {
                members.stop(member);
                program.onVolumes(member, MOVE, line -> {}, List.of("discard"));
            }
        }
    }

    private void awaitRecovery() {
        RecoveryWait.Outcome outcome = RecoveryWait.awaitAfterMove(cluster, journal.primary(), RECOVERED);
        if (outcome.duration().isEmpty()) {
            throw new FailedException("not every member is back: " + String.join("; ", outcome.missing()));
        }
    }

    private void applySettings() {
        new SettingsJobRun(cluster, step).repeat();
        new RestoreServices(cluster, pollInterval, step).startRest();
    }

    /** A failure is told and keeps nothing from going on: the schedule takes the next one. */
    private void backUp() {
        try {
            boolean ran = Await.until(BUSY, pollInterval, () -> {
                try {
                    program.run(JobKind.FULL.id(), Backups.JOB_LIMIT, step);
                    return true;
                } catch (RefusedException e) {
                    return false;
                }
            });
            if (!ran) {
                notes.add("no full backup was taken, since another operation ran on the backups: pgcluster backup now");
            }
        } catch (OperationException e) {
            notes.add("the full backup failed, so take one when its cause is gone: " + e.getMessage());
        }
    }
}

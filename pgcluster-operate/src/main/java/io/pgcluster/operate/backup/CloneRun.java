package io.pgcluster.operate.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.operate.cluster.CoordinationStart;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.engine.ScriptResource;
import io.pgcluster.operate.engine.Volumes;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.OperationException;
import io.pgcluster.render.platform.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Does the steps of a journal that are not done yet, one after the other, and writes down each. */
final class CloneRun {
    private static final Duration RESTORE = Duration.ofHours(24);
    private static final Duration MOVE = Duration.ofHours(1);

    private final RunningCluster source;
    private final RunningCluster copy;
    private final CloneRecord record;
    private final NewCluster work;
    private final Duration pollInterval;
    private final Consumer<String> step;
    private final List<String> notes = new ArrayList<>();
    private CloneJournal journal;

    CloneRun(
            RunningCluster source,
            RunningCluster copy,
            CloneRecord record,
            CloneJournal journal,
            NewCluster work,
            Duration pollInterval,
            Consumer<String> step) {
        this.source = source;
        this.copy = copy;
        this.record = record;
        this.journal = journal;
        this.work = work;
        this.pollInterval = pollInterval;
        this.step = step;
    }

    /** The notes of what to know, after every step is done. */
    List<String> finish() {
        for (CloneStep next : CloneStep.values()) {
            if (!journal.done().contains(next)) {
                step.accept(next.toString());
                attempt(next);
                journal = journal.with(next);
                record.write(journal);
            }
        }
        return notes;
    }

    CloneJournal journal() {
        return journal;
    }

    private void attempt(CloneStep next) {
        try {
            run(next);
        } catch (OperationException e) {
            throw new FailedException(
                    "stopped while " + next + ": " + e.getMessage() + ". "
                            + source.plan().name() + " was not changed",
                    e.remedy()
                            + ". Then add --resume in the place of the target to go on from there, or --undo to remove what"
                            + " was made of " + copy.plan().name());
        }
    }

    private void run(CloneStep next) {
        switch (next) {
            case PREPARE -> notes.addAll(work.prepare(step));
            case START_STORE -> new CoordinationStart(copy, pollInterval, step).run();
            case RESTORE_DATA -> restoreData();
            case ADOPT_DATA -> adoptData();
            case START_CLUSTER -> work.start(step);
        }
    }

    /** By a member of the source: it has the configuration and the certificates of the repository. */
    private void restoreData() {
        String member = first(source);
        Map<String, String> volumes = volumes(member);
        BackupProgram program = new BackupProgram(source);
        List<String> command = List.of("restore", "--plan", journal.plan().toString());
        JsonNode answer =
                program.onOtherVolumes(member, volumes, RESTORE, line -> BackupProgram.progress(line, step), command);
        journal = journal.restored(answer);
        if (BackupAnswers.text(answer.path("kept")).isPresent()) {
            // What an attempt left whose answer was lost.
            program.onOtherVolumes(member, volumes, MOVE, line -> {}, List.of("forget"));
        }
        copy.plan().server().initDb().walDirectory().ifPresent(wal -> moveWal(member, volumes, wal));
    }

    /** A restore leaves WAL with the data. */
    private void moveWal(String member, Map<String, String> volumes, String wal) {
        String script = ScriptResource.read(CloneRun.class, "move-wal");
        String data = copy.plan().platform().paths().data();
        source.engine()
                .once(member, volumes, MOVE, line -> {}, List.of("sh", "-c", script, "move-wal", data, wal))
                .orThrow();
    }

    /** Stopped again, so that everything starts as it does after every stop. */
    private void adoptData() {
        MemberControl members = new MemberControl(copy, pollInterval);
        members.startPrimary(first(copy));
        members.stop(first(copy));
    }

    private Map<String, String> volumes(String member) {
        Map<String, String> instead = new TreeMap<>();
        for (String volume : source.engine().volumes().of(member)) {
            source.engine()
                    .volumes()
                    .use(volume)
                    .filter(this::isWanted)
                    .ifPresent(use -> instead.put(volume, other(use)));
        }
        return instead;
    }

    private boolean isWanted(Volumes.Use use) {
        return !use.wal() || copy.plan().server().initDb().walDirectory().isPresent();
    }

    private String other(Volumes.Use use) {
        Volumes volumes = copy.engine().volumes();
        return volumes.of(first(copy)).stream()
                .filter(volume -> volumes.use(volume).map(Volumes.Use::wal).equals(Optional.of(use.wal())))
                .map(volumes::name)
                .findFirst()
                .orElseThrow();
    }

    private static String first(RunningCluster cluster) {
        Member member = cluster.plan().topology().members().get(0);
        return member.name();
    }
}

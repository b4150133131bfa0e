package io.pgcluster.operate.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.render.plan.backup.JobKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done with the backups of a cluster, by its backup host. One operation at a time; a second one is refused. */
public final class Backups {
    /** Longest run of a job. */
    static final Duration JOB_LIMIT = Duration.ofHours(24);

    private final BackupProgram program;

    /** The backups of {@code cluster}. */
    public Backups(RunningCluster cluster) {
        this.program = new BackupProgram(cluster);
    }

    /**
     * Runs {@code job} to its end; how long it took.
     *
     * @param step hears what the job says meanwhile
     * @throws RefusedException if another operation is running
     * @throws FailedException if the job failed, with its reason
     */
    public Duration run(JobKind job, Consumer<String> step) {
        long start = System.nanoTime();
        program.run(job.id(), JOB_LIMIT, step);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What the repositories hold, and the times that can be restored to; the first is of use without the second. */
    public BackupList list() {
        JsonNode list = program.ask(List.of("list", "--json"));
        List<BackupEntry> backups = BackupAnswers.backups(list);
        String status = list.path("status").asText("unknown");
        if (backups.isEmpty()) {
            return new BackupList(status, backups, List.of(), Optional.empty());
        }
        try {
            List<RecoveryWindow> windows = BackupAnswers.windows(program.ask(List.of("window", "--json")));
            return new BackupList(status, backups, windows, Optional.empty());
        } catch (FailedException e) {
            return new BackupList(status, backups, List.of(), Optional.of(e.getMessage()));
        }
    }
}

package io.pgcluster.render.plan.backup;

import io.pgcluster.render.platform.BackupHost;
import java.util.List;
import java.util.Optional;

/**
 * How a cluster is backed up, without the words of the tool that does it.
 *
 * @param tool what takes the backups
 * @param host where they are taken from
 * @param stanza the name under which a repository keeps the backups of this cluster
 * @param repositories where backups and WAL go: the first is the main one, the others are copies
 * @param jobs what happens regularly
 * @param archive how WAL gets there
 * @param assertions what must be true of restored data, beyond intact pages and indexes
 * @param processes how many processes copy files at once
 */
public record BackupPlan(
        BackupTool tool,
        BackupHost host,
        String stanza,
        List<RepositoryPlan> repositories,
        List<BackupJob> jobs,
        ArchivePlan archive,
        List<DrillAssertion> assertions,
        int processes) {
    /** Keeps unmodifiable copies. */
    public BackupPlan {
        repositories = List.copyOf(repositories);
        jobs = List.copyOf(jobs);
        assertions = List.copyOf(assertions);
    }

    /** What every server runs for each finished segment of WAL. */
    public String archiveCommand() {
        return tool.archiveCommand(stanza);
    }

    /** What a recovering server runs for each segment of WAL that it needs. */
    public String restoreCommand() {
        return tool.restoreCommand(stanza);
    }

    /** The main repository. */
    public RepositoryPlan main() {
        return repositories.get(0);
    }

    /** The repository on a volume of the backup host; there is at most one. */
    public Optional<RepositoryPlan> local() {
        return repositories.stream().filter(RepositoryPlan::isLocal).findFirst();
    }

    /** The repositories in object stores, which members and backup host reach directly. */
    public List<RepositoryPlan> remote() {
        return repositories.stream().filter(one -> !one.isLocal()).toList();
    }

    /** The job {@code kind}; empty if it is not scheduled. */
    public Optional<BackupJob> job(JobKind kind) {
        return jobs.stream().filter(job -> job.kind() == kind).findFirst();
    }
}

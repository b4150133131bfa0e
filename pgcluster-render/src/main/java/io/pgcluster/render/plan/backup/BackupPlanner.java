package io.pgcluster.render.plan.backup;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.sizing.WalSizing;
import io.pgcluster.model.spec.ArchivePolicy;
import io.pgcluster.model.spec.BackupSpec;
import io.pgcluster.model.spec.BackupStorageSpec;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.RestoreDrillSpec;
import io.pgcluster.model.spec.RetentionSpec;
import io.pgcluster.model.value.MemorySize;
import io.pgcluster.render.platform.BackupHost;
import io.pgcluster.render.platform.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Derives how a cluster is backed up. */
public final class BackupPlanner {
    private BackupPlanner() {}

    /** The plan for {@code cluster}; empty if backups are off. */
    public static Optional<BackupPlan> backup(Cluster cluster, Topology topology) {
        return topology.backup().map(host -> plan(cluster, host));
    }

    private static BackupPlan plan(Cluster cluster, BackupHost host) {
        ClusterSpec spec = cluster.spec();
        BackupSpec backup = spec.backup();
        return new BackupPlan(
                BackupTool.PGBACKREST,
                host,
                cluster.name(),
                repositories(backup),
                jobs(backup),
                archive(spec),
                assertions(spec),
                backup.processes().orElseGet(() -> processes(spec)));
    }

    private static List<RepositoryPlan> repositories(BackupSpec backup) {
        boolean encrypted = backup.encryption().enabled();
        List<RepositoryPlan> repositories = new ArrayList<>();
        repositories.add(repository(1, backup.storage(), backup.retention(), encrypted));
        backup.copies()
                .forEach(copy -> repositories.add(
                        repository(repositories.size() + 1, copy.storage(), copy.retention(), encrypted)));
        return repositories;
    }

    private static RepositoryPlan repository(
            int number, BackupStorageSpec storage, RetentionSpec retention, boolean encrypted) {
        return new RepositoryPlan(
                number,
                StorePlanner.store(storage),
                storage.path(),
                new RetentionPlan(retention.days(), retention.fullBackups(), retention.differentialBackups()),
                encrypted);
    }

    private static List<BackupJob> jobs(BackupSpec backup) {
        List<BackupJob> jobs = new ArrayList<>();
        jobs.add(new BackupJob(JobKind.FULL, backup.schedule()));
        backup.differentialSchedule().ifPresent(cron -> jobs.add(new BackupJob(JobKind.DIFFERENTIAL, cron)));
        backup.incrementalSchedule().ifPresent(cron -> jobs.add(new BackupJob(JobKind.INCREMENTAL, cron)));
        jobs.add(new BackupJob(JobKind.CHECK, backup.verification().checkSchedule()));
        jobs.add(new BackupJob(JobKind.VERIFY, backup.verification().schedule()));
        RestoreDrillSpec drill = backup.verification().restoreDrill();
        if (drill.enabled()) {
            jobs.add(new BackupJob(JobKind.DRILL, drill.schedule()));
        }
        return jobs;
    }

    private static ArchivePlan archive(ClusterSpec spec) {
        BackupSpec backup = spec.backup();
        MemorySize space = WalSizing.space(spec);
        Optional<MemorySize> limit = backup.walArchiving().policy() == ArchivePolicy.PROTECT_RECOVERY
                ? Optional.empty()
                : Optional.of(backup.walArchiving().queueMaximum().orElseGet(() -> WalSizing.archiveQueue(spec)));
        return new ArchivePlan(
                backup.walArchiving().timeout().duration(),
                backup.walArchiving().policy(),
                limit,
                space,
                backup.pointInTimeRecovery());
    }

    private static List<DrillAssertion> assertions(ClusterSpec spec) {
        return spec.backup().verification().restoreDrill().assertions().stream()
                .map(one -> new DrillAssertion(
                        one.name().text(),
                        one.database().orElse(spec.postgres().database()).text(),
                        one.sql()))
                .toList();
    }

    /** As many as the backup host has cores for, and no more than half of a database node's, which compresses what it sends. */
    private static int processes(ClusterSpec spec) {
        int ours = spec.resources().backup().cpu().cores();
        int theirs = Math.max(1, spec.resources().postgres().cpu().cores() / 2);
        return Math.min(ours, theirs);
    }
}

package io.pgcluster.render.plan.failure;

import io.pgcluster.render.plan.backup.ArchivePlan;
import io.pgcluster.render.plan.backup.BackupPlan;
import java.util.Optional;

/** What it means if no member's data is left: everything comes from a repository, if there is one. */
public final class StorageLoss {
    private StorageLoss() {}

    /** The case of a cluster that is backed up as {@code backup} says, or not at all. */
    public static FailureCase of(Optional<BackupPlan> backup) {
        Outage outage = Outage.unbounded("until an operator has restored the latest backup");
        return backup.map(plan -> new FailureCase(
                        FailureKind.STORAGE_LOSS,
                        outage.bound(),
                        outage.derivation(),
                        DataLoss.unbounded(archived(plan.archive())),
                        "an operator restores the cluster from " + repositories(plan)))
                .orElseGet(() -> new FailureCase(
                        FailureKind.STORAGE_LOSS,
                        Optional.empty(),
                        "for ever: there are no backups",
                        DataLoss.unbounded("everything: there are no backups"),
                        "nothing is left to restore from"));
    }

    /** Archiving is asynchronous: a commit waits for no repository. */
    private static String archived(ArchivePlan archive) {
        return "the last " + Outage.seconds(archive.timeout())
                + " (walArchiving.timeout) and WAL that waits to be archived, "
                + archive.queueLimit()
                        .map(limit ->
                                "at most " + limit + "; more than that if WAL had been dropped since the last backup")
                        .orElse("at most the WAL volume");
    }

    private static String repositories(BackupPlan plan) {
        return plan.repositories().size() == 1 ? plan.main().name() : "the first repository that is left";
    }
}

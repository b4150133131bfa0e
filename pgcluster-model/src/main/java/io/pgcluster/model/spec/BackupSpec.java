package io.pgcluster.model.spec;

import io.pgcluster.model.value.CronExpression;
import java.util.List;
import java.util.Optional;

/** Backups, WAL archiving and their verification. */
public record BackupSpec(
        @Doc("Take backups.") boolean enabled,

        @Doc(value = "When full backups start (cron, UTC).", example = "0 2 * * *")
        CronExpression schedule,

        @Doc(
                value = "When differential backups start: everything that changed since the last full one.",
                example = "0 14 * * *")
        Optional<CronExpression> differentialSchedule,

        @Doc(
                value = "When incremental backups start: everything that changed since the last backup of any type.",
                example = "0 */6 * * *")
        Optional<CronExpression> incrementalSchedule,

        @Doc("How long backups are kept.") RetentionSpec retention,
        @Doc("Where backups and archived WAL go.") BackupStorageSpec storage,

        @Doc(
                value = "Up to 3 further repositories that receive every backup and all archived WAL.",
                example = "[{storage: {type: s3, bucket: payments-backups, region: eu-central-1, identity: keys}}]")
        List<BackupCopySpec> copies,

        @Doc(
                value =
                        "How many processes copy files at once during a backup. Derived from the CPU of the backup host and of the"
                                + " database nodes by default.",
                example = "2",
                min = 1,
                max = 64)
        Optional<Integer> processes,

        @Doc("Continuous archiving of WAL, which point-in-time recovery needs.")
        WalArchivingSpec walArchiving,

        @Doc("Guarantee recovery to any point in time within the retention.")
        boolean pointInTimeRecovery,

        @Doc("Client-side encryption of the repository.") EncryptionSpec encryption,

        @Doc("Proof that the backups can be restored.") VerificationSpec verification) {
    /** Keeps an unmodifiable copy. */
    public BackupSpec {
        copies = Values.list(copies);
    }
}

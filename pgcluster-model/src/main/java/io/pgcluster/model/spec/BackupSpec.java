package io.pgcluster.model.spec;

import io.pgcluster.model.value.CronExpression;
import java.util.Optional;

/** Backups, WAL archiving and their verification. */
public record BackupSpec(
        @Doc("Take backups.") boolean enabled,

        @Doc(value = "When full backups start (cron, UTC).", example = "0 2 * * *")
        CronExpression schedule,

        @Doc(value = "When incremental backups start, between full ones.", example = "0 */6 * * *")
        Optional<CronExpression> incrementalSchedule,

        @Doc("How long backups are kept.") RetentionSpec retention,
        @Doc("Where backups and archived WAL go.") BackupStorageSpec storage,

        @Doc("Continuous archiving of WAL, which point-in-time recovery needs.")
        WalArchivingSpec walArchiving,

        @Doc("Promise recovery to any moment within the retention.")
        boolean pointInTimeRecovery,

        @Doc("Encryption of the repository by us, before it is stored.")
        EncryptionSpec encryption,

        @Doc("Proof that the backups can be restored.") VerificationSpec verification) {}

package io.pgcluster.cli.wizard;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.BackupStorageSpec;
import io.pgcluster.model.spec.CloudIdentity;
import io.pgcluster.model.spec.StorageType;
import io.pgcluster.model.value.CronExpression;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** When backups are taken, how long they are kept and where they go. */
final class BackupStep {
    private static final String ENABLED = "spec.backup.enabled";
    private static final String TYPE = "spec.backup.storage.type";

    private BackupStep() {}

    static Step step() {
        return new Step(
                "Backup",
                List.of(
                        Question.yesNo(ENABLED, "backup", "Take backups and archive WAL", cluster -> cluster.spec()
                                .backup()
                                .enabled()),
                        Question.text(
                                        "spec.backup.schedule",
                                        "backup-schedule",
                                        "When full backups start (cron, UTC)",
                                        text -> new CronExpression(text).toString(),
                                        cluster -> cluster.spec()
                                                .backup()
                                                .schedule()
                                                .toString())
                                .when(BackupStep::isEnabled),
                        Question.number(
                                        "spec.backup.retention.days",
                                        "backup-retention-days",
                                        "Days that backups are kept",
                                        1,
                                        3650,
                                        cluster -> String.valueOf(cluster.spec()
                                                .backup()
                                                .retention()
                                                .days()))
                                .when(BackupStep::isEnabled),
                        Question.choice(
                                        TYPE,
                                        "backup-storage",
                                        "Where backups go",
                                        StorageType.values(),
                                        cluster -> storage(cluster).type())
                                .when(BackupStep::isEnabled),
                        detail("bucket", "Bucket or container", BackupStorageSpec::bucket, "s3", "gcs", "azure"),
                        detail("region", "Region of the bucket", BackupStorageSpec::region, "s3"),
                        detail("account", "Storage account", BackupStorageSpec::account, "azure"),
                        identity(),
                        Question.yesNo(
                                        "spec.backup.encryption.enabled",
                                        "backup-encryption",
                                        "Encrypt backups before they are stored",
                                        cluster -> cluster.spec()
                                                .backup()
                                                .encryption()
                                                .enabled())
                                .when(BackupStep::isEnabled)));
    }

    private static Question detail(
            String field, String text, Function<BackupStorageSpec, Optional<String>> preset, String... types) {
        return Question.text(
                        "spec.backup.storage." + field,
                        "backup-" + field,
                        text,
                        Checks::required,
                        cluster -> preset.apply(storage(cluster)).orElse(""))
                .when(answers -> isEnabled(answers)
                        && List.of(types).contains(answers.at(TYPE).orElse("")));
    }

    /** Those that the targets of this version can give their containers. */
    private static Question identity() {
        return Question.choice(
                        "spec.backup.storage.identity",
                        "backup-identity",
                        "How backups authenticate to the store",
                        new CloudIdentity[] {CloudIdentity.KEYS, CloudIdentity.INSTANCE},
                        cluster -> storage(cluster)
                                .identity()
                                .map(Object::toString)
                                .orElse(""))
                .when(answers -> isEnabled(answers) && !answers.is(TYPE, StorageType.LOCAL.toString()));
    }

    private static BackupStorageSpec storage(Cluster cluster) {
        return cluster.spec().backup().storage();
    }

    private static boolean isEnabled(Answers answers) {
        return answers.is(ENABLED, "true");
    }
}

package io.pgcluster.render.plan.report;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.backup.ArchivePlan;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.plan.backup.RepositoryPlan;
import io.pgcluster.render.plan.backup.RetentionPlan;
import io.pgcluster.render.plan.secret.RepositorySecrets;
import java.util.ArrayList;
import java.util.List;

/** How a cluster is backed up, and what that means. */
final class BackupTables {
    private BackupTables() {}

    static ReportSection backups(Plan plan) {
        List<List<String>> rows = new ArrayList<>();
        plan.backup().ifPresent(backup -> {
            backup.repositories().forEach(repository -> rows.add(List.of(repository.name(), place(repository))));
            backup.repositories()
                    .forEach(repository -> rows.add(List.of(
                            repository.name() + " keeps", retention(repository.retention(), backup.archive()))));
            plan.secrets().backup().repositories().forEach(secrets -> credentials(secrets, rows));
            rows.addAll(archive(backup.archive()));
            rows.add(List.of("processes of a backup", Integer.toString(backup.processes())));
            rows.add(List.of("a restore drill checks", drill(backup)));
        });
        return new ReportSection("backups", "Backups", List.of("what", "value"), rows);
    }

    private static String place(RepositoryPlan repository) {
        return repository.store().description() + ", path " + repository.path()
                + (repository.encrypted() ? ", encrypted" : ", not encrypted")
                + repository.store().keyType().map(key -> ", key type " + key).orElse("");
    }

    private static String retention(RetentionPlan retention, ArchivePlan archive) {
        String range = archive.keepsAllWal()
                ? "recovery to any point within the last " + retention.days() + " days"
                : "the backups of the last " + retention.days() + " days";
        return range
                + retention
                        .fullBackups()
                        .map(count -> ", and at least " + count + " full backups, however old")
                        .orElse("")
                + retention
                        .differentialBackups()
                        .map(count -> ", at most " + count + " differential backups")
                        .orElse("");
    }

    private static void credentials(RepositorySecrets secrets, List<List<String>> rows) {
        secrets.cipherFile()
                .ifPresent(file -> rows.add(List.of(
                        secrets.repository() + " is encrypted with",
                        file + ": generated, never replaced; keep a copy elsewhere")));
        secrets.credentials()
                .forEach(credential -> rows.add(
                        List.of(secrets.repository() + " needs", credential.file() + ": " + credential.content())));
    }

    private static List<List<String>> archive(ArchivePlan archive) {
        return List.of(
                List.of(
                        "WAL is archived",
                        "when a segment is full, at the latest after " + Texts.seconds(archive.timeout())),
                List.of(
                        "lost if only a repository survives",
                        "the last " + Texts.seconds(archive.timeout()) + ", and WAL that waits to be archived"),
                List.of(
                        "WAL that may wait to be archived",
                        archive.queueLimit()
                                .map(limit -> Texts.mebibytes(limit)
                                        + "; beyond it, waiting WAL is dropped and recovery ends"
                                        + " at the gap until the next backup")
                                .orElseGet(() -> Texts.mebibytes(archive.space())
                                        + "; then the WAL volume is full and the primary stops")));
    }

    private static String drill(BackupPlan backup) {
        List<String> checks = new ArrayList<>(List.of("checksums of all pages", "structure of all B-tree indexes"));
        backup.assertions().forEach(assertion -> checks.add(assertion.name() + " in " + assertion.database()));
        return String.join(", ", checks);
    }
}

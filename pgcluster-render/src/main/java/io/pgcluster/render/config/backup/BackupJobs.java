package io.pgcluster.render.config.backup;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.backup.BackupJob;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.plan.backup.DrillAssertion;
import io.pgcluster.render.plan.backup.RepositoryPlan;
import io.pgcluster.render.text.JsonText;
import io.pgcluster.render.text.Tree;

/** What the backup program on the backup host does and when, as JSON. */
public final class BackupJobs {
    private BackupJobs() {}

    /** The file. */
    public static String text(Plan plan, BackupPlan backup) {
        return JsonText.write(new Tree()
                .put("cluster", backup.stanza())
                .put("majorVersion", plan.cluster().spec().postgres().version().major())
                .put(
                        "repositories",
                        backup.repositories().stream()
                                .map(RepositoryPlan::number)
                                .toList())
                .put("jobs", backup.jobs().stream().map(BackupJobs::job).toList())
                .put(
                        "retention",
                        backup.repositories().stream()
                                .map(BackupJobs::retention)
                                .toList())
                .put(
                        "drill",
                        new Tree()
                                .put(
                                        "assertions",
                                        backup.assertions().stream()
                                                .map(BackupJobs::assertion)
                                                .toList())));
    }

    private static Tree job(BackupJob job) {
        return new Tree().put("name", job.kind().id()).put("cron", job.cron().toString());
    }

    private static Tree retention(RepositoryPlan repository) {
        Tree tree = new Tree()
                .put("repository", repository.number())
                .put("days", repository.retention().days());
        repository.retention().fullBackups().ifPresent(count -> tree.put("fullBackups", count));
        repository.retention().differentialBackups().ifPresent(count -> tree.put("differentialBackups", count));
        return tree;
    }

    private static Tree assertion(DrillAssertion assertion) {
        return new Tree()
                .put("name", assertion.name())
                .put("database", assertion.database())
                .put("sql", assertion.sql());
    }
}

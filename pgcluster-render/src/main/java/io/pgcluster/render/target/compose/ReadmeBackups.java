package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.text.MarkdownText;

/** Backups and recovery: what runs by itself, what to run by hand, and the way back. */
final class ReadmeBackups {
    private ReadmeBackups() {}

    static void write(MarkdownText page, Plan plan, BackupPlan backup) {
        String host = "docker compose exec " + backup.host().name() + " pgcluster-backup ";
        page.heading(2, "Backups and recovery");
        page.paragraph("The service `" + backup.host().name()
                + "` takes backups on schedule (times are UTC), checks the archive, verifies the repository, and restores"
                + " a backup into a throw-away server to prove that it can be restored. WAL is archived all the time.");
        page.codeBlock(
                "sh",
                String.join(
                        "\n",
                        "# backups, and the range of times that can be restored",
                        host + "list",
                        host + "window",
                        "# now instead of on schedule: full, differential, incremental, check, verify, drill",
                        host + "run full",
                        "# results of the last runs",
                        "docker compose exec " + backup.host().name() + " cat " + ComposeNames.BACKUP_VOLUME
                                + "/status/runs.json"));
        page.paragraph(
                "A table was dropped, or its rows are wrong: bring it as it was next to the live one, into a schema of its own"
                        + " with the time in its name. The cluster takes writes all the time and nothing that is there is touched. What"
                        + " cannot come along, and SQL to compare and to copy rows back, is printed.");
        page.codeBlock("sh", """
                # a table; or --schema SCHEMA, or --database DATABASE alone; --into NAME instead of restored_TIME_NAME
                backup/restore-table --to-time '2026-01-31 13:59:00+00' --table public.orders
                """);
        page.paragraph("Everything is wrong: take the whole cluster back to a moment before. It first shows"
                + " which backup it would use and asks for confirmation; a time outside the range is refused, and nothing is"
                + " touched. What was there is kept until it is forgotten, so the disk needs room for both.");
        page.codeBlock("sh", """
                # to a moment, with its time zone; or --latest, --to-backup LABEL, --to-lsn LSN, --to-name NAME
                backup/restore --to-time '2026-01-31 13:59:00+00'
                # bring back what was there before
                backup/restore --undo
                # delete what was there before, once the data was found to be right
                backup/restore --forget
                """);
        page.paragraph("All volumes are lost except those of `" + backup.host().name()
                + "`" + (backup.local().isPresent() ? "" : ", or all of them: the repository is elsewhere")
                + ": with this directory and its `secrets/`, the same command builds the cluster again:");
        page.codeBlock("sh", "backup/restore --latest");
        if (backup.main().encrypted()) {
            page.paragraph(
                    "The repository is encrypted. Without its passphrase in `secrets/` every backup is worthless: keep a"
                            + " copy of that directory away from this host.");
        }
    }
}

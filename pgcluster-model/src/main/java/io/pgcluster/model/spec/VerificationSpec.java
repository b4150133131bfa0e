package io.pgcluster.model.spec;

import io.pgcluster.model.value.CronExpression;

/** Proof that the backups can be restored. */
public record VerificationSpec(
        @Doc(
                value = "When a WAL segment is sent to every repository and its arrival is checked (cron, UTC).",
                example = "30 1 * * *")
        CronExpression checkSchedule,

        @Doc(
                value = "When checksums and WAL continuity of the repository are checked (cron, UTC).",
                example = "0 5 * * 0")
        CronExpression schedule,

        @Doc("Restoring into a throw-away server.") RestoreDrillSpec restoreDrill) {}

package io.pgcluster.model.spec;

import io.pgcluster.model.value.CronExpression;

/** Restoring into a throw-away server. */
public record RestoreDrillSpec(
        @Doc("Restore, start and check on schedule.") boolean enabled,

        @Doc(value = "When (cron, UTC).", example = "0 6 * * 0")
        CronExpression schedule) {}

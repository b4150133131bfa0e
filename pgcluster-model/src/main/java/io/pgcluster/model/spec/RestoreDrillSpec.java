package io.pgcluster.model.spec;

import io.pgcluster.model.value.CronExpression;
import java.util.List;

/** Restoring into a throw-away server. */
public record RestoreDrillSpec(
        @Doc(
                "Restore, start and check on schedule. The checksums of all pages and the structure of all B-tree indexes are always checked.")
        boolean enabled,

        @Doc(value = "When (cron, UTC).", example = "0 6 * * 0")
        CronExpression schedule,

        @Doc(
                value = "What must be true of the restored data.",
                example = "[{name: orders-present, sql: SELECT count(*) > 0 FROM orders}]")
        List<DrillAssertionSpec> assertions) {
    /** Keeps an unmodifiable copy. */
    public RestoreDrillSpec {
        assertions = Values.list(assertions);
    }
}

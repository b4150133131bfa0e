package io.pgcluster.render.plan.backup;

import io.pgcluster.model.value.CronExpression;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Something that happens regularly.
 *
 * @param kind what happens
 * @param cron when, in UTC
 */
public record BackupJob(JobKind kind, CronExpression cron) {
    /** The next {@code count} times after {@code now}, in UTC. */
    public List<ZonedDateTime> next(ZonedDateTime now, int count) {
        return cron.next(now.withZoneSameInstant(ZoneOffset.UTC), count);
    }
}

package io.pgcluster.model.sizing;

import io.pgcluster.model.spec.BackupSpec;
import io.pgcluster.model.value.CronExpression;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** How old the last backup can be while every run succeeds. */
public final class BackupIntervals {
    private BackupIntervals() {}

    /** The longest time between two backups of any type; empty if none ever runs. */
    public static Optional<Duration> any(BackupSpec backup) {
        return Intervals.longest(
                Stream.of(Optional.of(backup.schedule()), backup.differentialSchedule(), backup.incrementalSchedule())
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** The longest time between two full backups; empty if none ever runs. */
    public static Optional<Duration> full(BackupSpec backup) {
        return Intervals.longest(backup.schedule());
    }

    /** The longest time between two runs of {@code schedule} with what a run may take: a twelfth of that, an hour at least. */
    public static Optional<Duration> withRun(CronExpression schedule) {
        return Intervals.longest(schedule).map(BackupIntervals::withRun);
    }

    /** {@code interval} with what a run may take: a twelfth of it, an hour at least. */
    public static Duration withRun(Duration interval) {
        Duration run = interval.dividedBy(12);
        return interval.plus(run.compareTo(Duration.ofHours(1)) < 0 ? Duration.ofHours(1) : run);
    }
}

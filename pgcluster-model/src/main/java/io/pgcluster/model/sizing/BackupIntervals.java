package io.pgcluster.model.sizing;

import io.pgcluster.model.spec.BackupSpec;
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
}

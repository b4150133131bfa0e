package io.pgcluster.model.rule;

import io.pgcluster.model.value.CronExpression;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** How far apart the runs of a schedule are. */
final class Intervals {
    /** A schedule's pattern of days does not depend on the year but for leap days; this one is the first of a leap year. */
    private static final ZonedDateTime FROM = ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** More than the days of a month: enough to see the longest gap of any schedule that runs at least monthly. */
    private static final int RUNS = 32;

    private Intervals() {}

    /** Whether there is any day and time that suits it. */
    static boolean everRuns(CronExpression schedule) {
        return !schedule.next(FROM, 1).isEmpty();
    }

    /** The longest time between two neighbouring runs; empty if it never runs. */
    static Optional<Duration> longest(CronExpression schedule) {
        List<ZonedDateTime> runs = schedule.next(FROM, RUNS);
        Duration longest = runs.size() == 1 ? Duration.ofDays(3650) : Duration.ZERO;
        for (int index = 1; index < runs.size(); index++) {
            Duration gap = Duration.between(runs.get(index - 1), runs.get(index));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return runs.isEmpty() ? Optional.empty() : Optional.of(longest);
    }
}

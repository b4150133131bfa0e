package io.pgcluster.model.sizing;

import io.pgcluster.model.value.CronExpression;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How far apart the runs of a schedule are. */
public final class Intervals {
    /** A schedule's pattern of days does not depend on the year but for leap days; this one is the first of a leap year. */
    private static final ZonedDateTime FROM = ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** More than the days of a month: enough to see the longest gap of any schedule that runs at least monthly. */
    private static final int RUNS = 32;

    /** More than a week of an hourly schedule. */
    private static final int RUNS_OF_SEVERAL = 200;

    private Intervals() {}

    /** Whether there is any day and time that suits it. */
    public static boolean everRuns(CronExpression schedule) {
        return !schedule.next(FROM, 1).isEmpty();
    }

    /** The longest time between two neighbouring runs; empty if it never runs. */
    public static Optional<Duration> longest(CronExpression schedule) {
        return between(schedule.next(FROM, RUNS));
    }

    /** The longest time in which none of the schedules runs; empty if none ever does. */
    static Optional<Duration> longest(List<CronExpression> schedules) {
        List<List<ZonedDateTime>> each = schedules.stream()
                .map(schedule -> schedule.next(FROM, RUNS_OF_SEVERAL))
                .filter(runs -> !runs.isEmpty())
                .toList();
        // Beyond this the most frequent schedule has runs that were not computed.
        Optional<ZonedDateTime> until =
                each.stream().map(runs -> runs.get(runs.size() - 1)).min(Comparator.naturalOrder());
        List<ZonedDateTime> all = each.stream()
                .flatMap(List::stream)
                .filter(time -> !time.isAfter(until.orElseThrow()))
                .sorted()
                .toList();
        return between(all);
    }

    private static Optional<Duration> between(List<ZonedDateTime> runs) {
        Duration longest = runs.size() == 1 ? Duration.ofDays(3650) : Duration.ZERO;
        for (int index = 1; index < runs.size(); index++) {
            Duration gap = Duration.between(runs.get(index - 1), runs.get(index));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return runs.isEmpty() ? Optional.empty() : Optional.of(longest);
    }
}

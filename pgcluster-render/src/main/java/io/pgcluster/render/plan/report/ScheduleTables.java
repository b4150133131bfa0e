package io.pgcluster.render.plan.report;

import io.pgcluster.render.plan.Plan;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What happens regularly. */
final class ScheduleTables {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final int TIMES = 3;

    private ScheduleTables() {}

    static ReportSection schedules(Plan plan) {
        return new ReportSection(
                "schedules",
                "Schedules (UTC)",
                List.of("what", "cron"),
                plan.schedules().stream()
                        .map(schedule ->
                                List.of(schedule.name(), schedule.cron().text()))
                        .toList());
    }

    static ReportSection schedules(Plan plan, ZonedDateTime now) {
        return new ReportSection(
                "schedules",
                "Schedules (UTC)",
                List.of("what", "cron", "next"),
                plan.schedules().stream()
                        .map(schedule -> List.of(
                                schedule.name(),
                                schedule.cron().text(),
                                schedule.next(now, TIMES).stream()
                                        .map(TIME::format)
                                        .collect(Collectors.joining(", "))))
                        .toList());
    }
}

package io.pgcluster.render.plan.report;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.backup.BackupJob;
import io.pgcluster.render.plan.backup.BackupPlan;
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

    private static List<BackupJob> jobs(Plan plan) {
        return plan.backup().map(BackupPlan::jobs).orElse(List.of());
    }

    static ReportSection schedules(Plan plan) {
        return new ReportSection(
                "schedules",
                "Schedules (UTC)",
                List.of("what", "cron"),
                jobs(plan).stream()
                        .map(job -> List.of(job.kind().title(), job.cron().text()))
                        .toList());
    }

    static ReportSection schedules(Plan plan, ZonedDateTime now) {
        return new ReportSection(
                "schedules",
                "Schedules (UTC)",
                List.of("what", "cron", "next"),
                jobs(plan).stream()
                        .map(job -> List.of(
                                job.kind().title(),
                                job.cron().text(),
                                job.next(now, TIMES).stream().map(TIME::format).collect(Collectors.joining(", "))))
                        .toList());
    }
}

package io.pgcluster.render.plan.report;

import io.pgcluster.render.plan.Plan;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** The tables of a plan, in reading order. */
public final class PlanReport {
    private PlanReport() {}

    /** The tables that depend on the plan alone. */
    public static List<ReportSection> sections(Plan plan) {
        List<ReportSection> sections = new ArrayList<>();
        sections.add(TopologyTables.summary(plan));
        sections.add(TopologyTables.services(plan));
        sections.add(TopologyTables.endpoints(plan));
        sections.add(FailureTables.timing(plan));
        sections.add(FailureTables.predictions(plan));
        sections.add(CapacityTables.connections(plan));
        sections.add(CapacityTables.memory(plan));
        sections.add(CapacityTables.wal(plan));
        sections.add(ServerTables.parameters(plan));
        sections.add(SecretTables.certificates(plan));
        sections.add(SecretTables.passwords(plan));
        sections.add(SecretTables.pages(plan));
        sections.add(TopologyTables.images(plan));
        sections.add(BackupTables.backups(plan));
        sections.add(ScheduleTables.schedules(plan));
        sections.add(TopologyTables.notes(plan));
        return List.copyOf(sections);
    }

    /** The same, and the schedules with their next times after {@code now}. */
    public static List<ReportSection> sections(Plan plan, ZonedDateTime now) {
        ReportSection dated = ScheduleTables.schedules(plan, now);
        return sections(plan).stream()
                .map(section -> section.id().equals(dated.id()) ? dated : section)
                .toList();
    }
}

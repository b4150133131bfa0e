package io.pgcluster.render.plan.backup;

import io.pgcluster.model.spec.BackupSpec;
import java.util.ArrayList;
import java.util.List;

/** Gathers what happens regularly. */
public final class SchedulePlanner {
    private SchedulePlanner() {}

    /** The schedules of {@code backup}; empty if it is off. */
    public static List<Schedule> schedules(BackupSpec backup) {
        List<Schedule> schedules = new ArrayList<>();
        if (backup.enabled()) {
            schedules.add(new Schedule("full backup", backup.schedule()));
            backup.incrementalSchedule().ifPresent(cron -> schedules.add(new Schedule("incremental backup", cron)));
            schedules.add(new Schedule(
                    "repository verification", backup.verification().schedule()));
            if (backup.verification().restoreDrill().enabled()) {
                schedules.add(new Schedule(
                        "restore drill", backup.verification().restoreDrill().schedule()));
            }
        }
        return schedules;
    }
}

package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.sizing.Intervals;
import io.pgcluster.model.spec.BackupSpec;
import io.pgcluster.model.value.CronExpression;
import java.util.ArrayList;
import java.util.List;

/** A schedule that never comes, such as the 30th of February. */
final class ScheduleRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        BackupSpec backup = candidate.spec().backup();
        List<Finding> findings = new ArrayList<>();
        check("spec.backup.schedule", backup.schedule(), findings);
        backup.differentialSchedule().ifPresent(cron -> check("spec.backup.differentialSchedule", cron, findings));
        backup.incrementalSchedule().ifPresent(cron -> check("spec.backup.incrementalSchedule", cron, findings));
        check("spec.backup.verification.checkSchedule", backup.verification().checkSchedule(), findings);
        check("spec.backup.verification.schedule", backup.verification().schedule(), findings);
        check(
                "spec.backup.verification.restoreDrill.schedule",
                backup.verification().restoreDrill().schedule(),
                findings);
        return findings;
    }

    private static void check(String path, CronExpression schedule, List<Finding> findings) {
        if (!Intervals.everRuns(schedule)) {
            findings.add(Finding.error(
                    "schedule-never-runs",
                    path,
                    "\"" + schedule + "\" names a day that does not exist, so it never runs",
                    "name another day or month; \"0 2 * * *\" is two o'clock every night"));
        }
    }
}

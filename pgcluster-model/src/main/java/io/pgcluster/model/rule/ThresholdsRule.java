package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.PercentLimitsSpec;
import io.pgcluster.model.spec.SizeLimitsSpec;
import io.pgcluster.model.spec.ThresholdsSpec;
import io.pgcluster.model.spec.TimeLimitsSpec;
import java.util.ArrayList;
import java.util.List;

/** A warning comes before its critical alert; with the limits the other way round it would never be seen. */
final class ThresholdsRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        ThresholdsSpec limits = candidate.spec().monitoring().thresholds();
        Order order = new Order(candidate, new ArrayList<>());
        order.rising("connectionsUsed", limits.connectionsUsed());
        order.rising("replicationLag", limits.replicationLag());
        order.rising("replicationLagSize", limits.replicationLagSize());
        order.rising("slotRetained", limits.slotRetained());
        order.rising("idleInTransaction", limits.idleInTransaction());
        order.rising("longTransaction", limits.longTransaction());
        order.rising("lockWait", limits.lockWait());
        order.rising("wraparound", limits.wraparound());
        order.rising("archiveAge", limits.archiveAge());
        limits.backupAge().ifPresent(age -> order.rising("backupAge", age));
        limits.fullBackupAge().ifPresent(age -> order.rising("fullBackupAge", age));
        order.rising("poolerWait", limits.poolerWait());
        order.falling("diskFree", limits.diskFree().warning(), limits.diskFree().critical(), "%");
        return order.findings();
    }

    private record Order(Candidate candidate, List<Finding> findings) {
        private void rising(String field, TimeLimitsSpec limits) {
            rising(field, limits.warning(), limits.critical(), "");
        }

        private void rising(String field, PercentLimitsSpec limits) {
            rising(field, limits.warning(), limits.critical(), "%");
        }

        private void rising(String field, SizeLimitsSpec limits) {
            rising(field, limits.warning(), limits.critical(), "");
        }

        private <T extends Comparable<T>> void rising(String field, T warning, T critical, String unit) {
            if (warning.compareTo(critical) >= 0) {
                add(field, warning + unit, critical + unit, "above");
            }
        }

        private <T extends Comparable<T>> void falling(String field, T warning, T critical, String unit) {
            if (warning.compareTo(critical) <= 0) {
                add(field, warning + unit, critical + unit, "below");
            }
        }

        private void add(String field, String warning, String critical, String where) {
            String section = "spec.monitoring.thresholds." + field;
            findings.add(Finding.error(
                    "thresholds",
                    candidate.firstWritten(section, section + ".critical", section + ".warning"),
                    field + " warns at " + warning + " and is critical at " + critical
                            + ", expected the critical limit " + where + " the warning limit",
                    "change one of them; the other may be a default: pgcluster explain " + section));
        }
    }
}

package io.pgcluster.monitoring.rule.objective;

import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.RecordingRule;
import io.pgcluster.monitoring.rule.recording.Recorded;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/**
 * Service level indicators: 1 while the service is good, 0 while it is not, absent while that is not known. An exporter that is down
 * therefore uses up no budget; the alert ExporterDown covers it.
 */
final class Indicators {
    private Indicators() {}

    static List<RecordingRule> of(Thresholds thresholds) {
        return List.of(
                new RecordingRule(Recorded.CLUSTER_AVAILABILITY, availability()),
                freshness(thresholds),
                durability(thresholds));
    }

    /** From its first primary on: the seconds in which a cluster is made would be most of its history, and use up its budget. */
    private static String availability() {
        return "clamp_max(" + Recorded.CLUSTER_PRIMARIES + ", 1)\nand on (cluster) max_over_time("
                + Recorded.CLUSTER_PRIMARIES + "[1d]) > 0";
    }

    /** An idle primary sends nothing that could be replayed, so a lag in time counts only if there is one in bytes. */
    private static RecordingRule freshness(Thresholds thresholds) {
        return new RecordingRule(Recorded.CLUSTER_FRESHNESS, """
                1 - (cluster:pg_replication_lag_seconds:max > bool <seconds>)
                * on (cluster) (cluster:pg_replication_lag_bytes:max > bool <bytes>)""".replace(
                        "<seconds>",
                        Limit.seconds(thresholds.replication().lagTime().warning())
                                .promql())
                .replace(
                        "<bytes>",
                        Limit.bytes(thresholds.replication().lagTimeFloor()).promql()));
    }

    /** An archive is late only if files wait; both parts are absent where there are no backups. */
    private static RecordingRule durability(Thresholds thresholds) {
        return new RecordingRule(Recorded.CLUSTER_DURABILITY, """
                1 - clamp_max(
                  max by (cluster) (cluster:pg_backup_age_seconds:min > bool <backup>)
                  + on (cluster) max by (cluster) (
                    (max by (cluster, instance) (pg_stat_archiver_last_archive_age) > bool <archive>)
                    * on (cluster, instance) (max by (cluster, instance) (pg_stat_archiver_pending_wal_files) > bool 0)
                    and on (cluster, instance) max by (cluster, instance) (pg_replication_is_replica) == 0
                  ),
                  1
                )""".replace(
                        "<backup>",
                        Limit.seconds(thresholds.backup().age().warning()).promql())
                .replace(
                        "<archive>",
                        Limit.seconds(thresholds.wal().archiveAge().warning()).promql()));
    }
}

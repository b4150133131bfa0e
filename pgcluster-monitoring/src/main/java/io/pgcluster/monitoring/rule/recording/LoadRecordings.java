package io.pgcluster.monitoring.rule.recording;

import io.pgcluster.monitoring.rule.RecordingRule;
import java.util.List;

/** Transactions, connections, statements and cache. */
final class LoadRecordings {
    static final List<RecordingRule> ALL = List.of(
            new RecordingRule(Recorded.INSTANCE_TRANSACTIONS, """
            sum by (cluster, instance) (rate(pg_stat_database_xact_commit[5m]))
            + sum by (cluster, instance) (rate(pg_stat_database_xact_rollback[5m]))"""),
            new RecordingRule(Recorded.CLUSTER_TRANSACTIONS, "sum by (cluster) (instance:pg_transactions:rate5m)"),
            new RecordingRule(
                    Recorded.INSTANCE_ROLLBACKS,
                    "sum by (cluster, instance) (rate(pg_stat_database_xact_rollback[5m]))"),
            new RecordingRule(
                    Recorded.INSTANCE_ROLLBACK_RATIO,
                    "instance:pg_rollbacks:rate5m / (instance:pg_transactions:rate5m > 0)"),
            new RecordingRule(Recorded.INSTANCE_CONNECTIONS, """
            sum by (cluster, instance) (pg_stat_activity_count{backend_type=~"(client backend)?"})"""),
            new RecordingRule(Recorded.INSTANCE_CONNECTIONS_RATIO, """
            instance:pg_connections:sum
            / (
              max by (cluster, instance) (pg_settings_max_connections)
              - max by (cluster, instance) (pg_settings_superuser_reserved_connections)
            )"""),
            new RecordingRule(
                    Recorded.CLUSTER_CONNECTIONS_RATIO, "max by (cluster) (instance:pg_connections_used:ratio)"),
            new RecordingRule(Recorded.INSTANCE_HIT_RATIO, """
            sum by (cluster, instance) (rate(pg_stat_database_blks_hit[5m]))
            / (
              sum by (cluster, instance) (rate(pg_stat_database_blks_hit[5m]))
              + sum by (cluster, instance) (rate(pg_stat_database_blks_read[5m]))
              > 0
            )"""),
            new RecordingRule(Recorded.INSTANCE_OLDEST_TRANSACTION, """
            max by (cluster, instance) (pg_stat_activity_max_tx_duration{backend_type=~"(client backend)?"})"""),
            new RecordingRule(Recorded.INSTANCE_STATEMENT_MEAN, """
            sum by (cluster, instance) (rate(pg_stat_statements_seconds_total[5m]))
            / (sum by (cluster, instance) (rate(pg_stat_statements_calls_total[5m])) > 0)"""));

    private LoadRecordings() {}
}

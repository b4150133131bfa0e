package io.pgcluster.monitoring.notification;

import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.rule.YamlText;
import java.util.List;
import java.util.Map;

/**
 * One alert that makes others superfluous.
 *
 * @param sources matchers of the alert that fires
 * @param targets matchers of those that are not notified about meanwhile
 * @param equal labels that both have in common
 */
record Inhibition(List<String> sources, List<String> targets, List<String> equal) {
    /** What one alert of a pair is about; a label that neither has is equal. */
    private static final List<String> PARTS = List.of(
            "alertname",
            "cluster",
            "instance",
            "application_name",
            "database",
            "datname",
            "mountpoint",
            "repo_key",
            "schemaname",
            "sequencename",
            "slot_name",
            "stanza",
            "subname",
            "usename",
            "volume");

    /** All of them, from the most general cause to the most special. */
    static final List<Inhibition> ALL = List.of(
            new Inhibition(
                    List.of(AlertmanagerConfig.severity(Severity.CRITICAL)),
                    List.of("severity=~\"warning|info\""),
                    PARTS),
            new Inhibition(
                    List.of("alertname=\"ExporterDown\""),
                    List.of(
                            "alertname=~\"PostgresNoPrimary|PostgresDown|PgBouncerDown|Exporter.+\"",
                            "alertname!=\"ExporterDown\""),
                    List.of("cluster")),
            new Inhibition(
                    List.of("alertname=\"HostDown\""),
                    List.of("component=~\"host|disk\"", "alertname!=\"HostDown\""),
                    List.of("cluster", "instance")),
            new Inhibition(
                    List.of("alertname=\"PostgresDown\""),
                    List.of("alertname!=\"PostgresDown\"", "component!~\"host|disk\""),
                    List.of("cluster", "instance")),
            new Inhibition(
                    List.of("alertname=\"PostgresNoPrimary\""),
                    List.of("component=\"replication\""),
                    List.of("cluster")),
            new Inhibition(
                    List.of("alertname=\"PostgresNoStreamingReplica\""),
                    List.of("alertname=~\"PostgresReplicaNotStreaming|PostgresReplicationLag.+\""),
                    List.of("cluster")),
            new Inhibition(
                    List.of("alertname=\"PgBouncerDown\""),
                    List.of("component=\"pooler\"", "alertname!=\"PgBouncerDown\""),
                    List.of("cluster", "instance")),
            new Inhibition(
                    List.of("alertname=\"PostgresBackupHostSilent\""),
                    List.of(
                            "component=\"backup\"",
                            "severity=~\"warning|info\"",
                            "alertname!=\"PostgresBackupHostSilent\""),
                    List.of("cluster")));

    Map<String, Object> tree() {
        return YamlText.map("source_matchers", sources, "target_matchers", targets, "equal", equal);
    }
}

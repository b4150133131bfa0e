package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.threshold.DiskThresholds;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;
import java.util.stream.Stream;

/** Space of the volumes that the exporter watches. */
final class VolumeAlerts {
    private final DiskThresholds disk;
    private final PendingTimes pending;

    private VolumeAlerts(Thresholds thresholds) {
        disk = thresholds.disk();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        VolumeAlerts alerts = new VolumeAlerts(thresholds);
        return Stream.of(
                        alerts.volumeSpaceLow(),
                        alerts.volumeWillFill(),
                        alerts.volumeInodesLow(),
                        alerts.volumeUnreadable())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> volumeSpaceLow() {
        return AlertBuilder.of("PostgresVolumeSpaceLow", Component.DISK)
                .on(Dashboard.SYSTEM)
                .pending(pending.steady())
                .when("1 - instance:pg_volume_used:ratio < <limit>")
                .says("Volume {{ $labels.volume }} of <who> is filling up", """
                        <value:percent> of the volume {{ $labels.volume }} is free (limit <limit>). PostgreSQL stops when it
                        cannot write WAL.""")
                .asPair(
                        Limit.share(disk.free().warning()),
                        Limit.share(disk.free().critical()));
    }

    private List<Alert> volumeWillFill() {
        return AlertBuilder.of("PostgresVolumeWillFill", Component.DISK)
                .on(Dashboard.SYSTEM)
                .pending(pending.lasting())
                .when("""
                        min by (cluster, instance, volume) (predict_linear(pg_volume_available_bytes[6h], <ahead>)) < 0
                        and on (cluster, instance, volume) 1 - instance:pg_volume_used:ratio < <floor>""")
                .with("ahead", Limit.seconds(disk.fullWithin()))
                .with("floor", Limit.share(disk.fullWithinFree()))
                .says("Volume {{ $labels.volume }} of <who> will be full within <ahead>", """
                        At the rate of the last 6 hours the volume {{ $labels.volume }} will be full within <ahead>; less
                        than <floor> is free.""")
                .as(Severity.WARNING);
    }

    private List<Alert> volumeInodesLow() {
        return AlertBuilder.of("PostgresVolumeInodesLow", Component.DISK)
                .on(Dashboard.SYSTEM)
                .pending(pending.steady())
                .when("""
                        min by (cluster, instance, volume) (pg_volume_inodes_free)
                        / on (cluster, instance, volume) (max by (cluster, instance, volume) (pg_volume_inodes) > 0)
                        < <limit>""")
                .says("Volume {{ $labels.volume }} of <who> runs out of inodes", """
                        <value:percent> of the inodes of the volume {{ $labels.volume }} are free (limit <limit>). No file
                        can be created at 0%, however much space is left.""")
                .asPair(
                        Limit.share(disk.inodesFree().warning()),
                        Limit.share(disk.inodesFree().critical()));
    }

    private List<Alert> volumeUnreadable() {
        return AlertBuilder.of("PostgresVolumeUnreadable", Component.DISK)
                .on(Dashboard.SYSTEM)
                .pending(pending.steady())
                .when("min by (cluster, instance, volume) (pg_volume_up) == 0")
                .says("Volume {{ $labels.volume }} of <who> cannot be read", """
                        The file system of the volume {{ $labels.volume }} does not answer or is not there. What uses it
                        hangs or fails.""")
                .as(Severity.WARNING);
    }
}

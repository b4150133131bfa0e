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

/** File systems of machines. */
final class FilesystemAlerts {
    private final DiskThresholds disk;
    private final PendingTimes pending;

    private FilesystemAlerts(Thresholds thresholds) {
        disk = thresholds.disk();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        FilesystemAlerts alerts = new FilesystemAlerts(thresholds);
        return Stream.of(
                        alerts.filesystemSpaceLow(),
                        alerts.filesystemWillFill(),
                        alerts.filesystemInodesLow(),
                        alerts.filesystemReadOnly())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> filesystemSpaceLow() {
        return AlertBuilder.of("HostFilesystemSpaceLow", Component.DISK)
                .on(Dashboard.SYSTEM)
                .pending(pending.steady())
                .when("1 - instance:node_filesystem_used:ratio < <limit>")
                .says(
                        "File system {{ $labels.mountpoint }} of <who> is filling up",
                        "<value:percent> of the file system {{ $labels.mountpoint }} is free (limit <limit>).")
                .asPair(
                        Limit.share(disk.free().warning()),
                        Limit.share(disk.free().critical()));
    }

    private List<Alert> filesystemWillFill() {
        return AlertBuilder.of("HostFilesystemWillFill", Component.DISK)
                .on(Dashboard.SYSTEM)
                .pending(pending.lasting())
                .when("""
                        min by (cluster, instance, mountpoint) (predict_linear(node_filesystem_avail_bytes{fstype!~"tmpfs|ramfs|squashfs|overlay|iso9660"}[6h], <ahead>)) < 0
                        and on (cluster, instance, mountpoint) 1 - instance:node_filesystem_used:ratio < <floor>""")
                .with("ahead", Limit.seconds(disk.fullWithin()))
                .with("floor", Limit.share(disk.fullWithinFree()))
                .says("File system {{ $labels.mountpoint }} of <who> will be full within <ahead>", """
                        At the rate of the last 6 hours the file system {{ $labels.mountpoint }} will be full within
                        <ahead>; less than <floor> is free.""")
                .as(Severity.WARNING);
    }

    private List<Alert> filesystemInodesLow() {
        return AlertBuilder.of("HostFilesystemInodesLow", Component.DISK)
                .on(Dashboard.SYSTEM)
                .pending(pending.steady())
                .when("""
                        min by (cluster, instance, mountpoint) (node_filesystem_files_free{fstype!~"tmpfs|ramfs|squashfs|overlay|iso9660"})
                        / on (cluster, instance, mountpoint) (max by (cluster, instance, mountpoint) (node_filesystem_files{fstype!~"tmpfs|ramfs|squashfs|overlay|iso9660"}) > 0)
                        < <limit>""")
                .says("File system {{ $labels.mountpoint }} of <who> runs out of inodes", """
                        <value:percent> of the inodes of {{ $labels.mountpoint }} are free (limit <limit>). No file can be
                        created at 0%, however much space is left.""")
                .asPair(
                        Limit.share(disk.inodesFree().warning()),
                        Limit.share(disk.inodesFree().critical()));
    }

    private List<Alert> filesystemReadOnly() {
        return AlertBuilder.of("HostFilesystemReadOnly", Component.DISK)
                .on(Dashboard.SYSTEM)
                .pending(pending.outage())
                .when("""
                        max by (cluster, instance, mountpoint) (node_filesystem_readonly{fstype!~"tmpfs|ramfs|squashfs|overlay|iso9660"}) == 1
                        and on (cluster, instance, mountpoint) min by (cluster, instance, mountpoint) (min_over_time(node_filesystem_readonly{fstype!~"tmpfs|ramfs|squashfs|overlay|iso9660"}[1d])) == 0""")
                .says("File system {{ $labels.mountpoint }} of <who> became read-only", """
                        The file system {{ $labels.mountpoint }} was writable within the last day and no longer is. The
                        kernel does this after an I/O error.""")
                .as(Severity.CRITICAL);
    }
}

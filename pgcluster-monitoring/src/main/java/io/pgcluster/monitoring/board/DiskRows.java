package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.bars;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.dashboard.ValueText;
import io.pgcluster.monitoring.threshold.Thresholds;

/** Rows about disks, file systems and volumes. */
final class DiskRows {
    private static final String DEVICES = "{@,device!~\"(loop|ram|fd|sr).*\"}";
    private static final String MOUNTS = "{@,fstype!~\"tmpfs|ramfs|squashfs|overlay|iso9660\"}";
    private static final String FREE = Promql.ratio(
            "@, mountpoint", "node_filesystem_avail_bytes" + MOUNTS, "node_filesystem_size_bytes" + MOUNTS);
    private static final String VOLUMES = "{cluster=~\"$cluster\"}";
    private static final String NEEDS_VOLUMES = "needs volumes in the exporter's configuration";
    private static final String DISK = "{{device}} {{instance}}";

    private DiskRows() {}

    static Row devices(Thresholds limits) {
        return Row.open("Disks", busy(), latency(limits), throughput(), operations(), queue(), usedSpace(limits));
    }

    private static String ofBusiest(String expression) {
        return expression + " and " + Promql.mostIncreased("@, device", "node_disk_io_time_seconds_total" + DEVICES);
    }

    private static PanelBuilder busy() {
        return graph("Busy", Unit.RATIO)
                .query(ofBusiest("max by (@, device) (rate(node_disk_io_time_seconds_total" + DEVICES + "[@]))"), DISK)
                .says(
                        "Share of time in which each disk had something to do, of the busiest.",
                        "below 1; disks that work on many things at once can take more at 1.",
                        "judge by latency and queue.");
    }

    private static PanelBuilder latency(Thresholds limits) {
        String time = "sum by (@, device) (rate(node_disk_%1$s_time_seconds_total" + DEVICES
                + "[@])) / (sum by (@, device) (rate(node_disk_%2$s_completed_total" + DEVICES + "[@])) > 0)";
        return graph("Time of a read and a write", Unit.SECONDS)
                .steps(Steps.above(limits.host().diskLatency()))
                .query(ofBusiest(Promql.fill(time, "read", "reads")), DISK + " read")
                .query(ofBusiest(Promql.fill(time, "write", "writes")), DISK + " write")
                .says(
                        "Mean time of one operation of each disk, with its time in the queue.",
                        "below a millisecond for flash, 10 for turning disks.",
                        "the disk is overloaded or failing; a volume in a cloud has reached its limit.");
    }

    private static PanelBuilder throughput() {
        return graph("Read and written", Unit.BYTES_PER_SECOND)
                .query(
                        ofBusiest("sum by (@, device) (rate(node_disk_read_bytes_total" + DEVICES + "[@]))"),
                        DISK + " read")
                .query(
                        ofBusiest("sum by (@, device) (rate(node_disk_written_bytes_total" + DEVICES + "[@]))"),
                        DISK + " written")
                .says(
                        "Data read from and written to each disk.",
                        "follows the load, checkpoints and backups.",
                        "a flat top is the disk's limit.");
    }

    private static PanelBuilder operations() {
        return graph("Operations", Unit.IO_PER_SECOND)
                .query(
                        ofBusiest("sum by (@, device) (rate(node_disk_reads_completed_total" + DEVICES + "[@]))"),
                        DISK + " reads")
                .query(
                        ofBusiest("sum by (@, device) (rate(node_disk_writes_completed_total" + DEVICES + "[@]))"),
                        DISK + " writes")
                .says("Operations of each disk a second.", "follows the load.", "a flat top is the disk's limit.");
    }

    private static PanelBuilder queue() {
        return graph("Queue", Unit.NUMBER)
                .query(
                        ofBusiest("sum by (@, device) (rate(node_disk_io_time_weighted_seconds_total" + DEVICES
                                + "[@]))"),
                        DISK)
                .says(
                        "Operations under way or waiting at each disk, on average.",
                        "a few.",
                        "many for long: the disk is too slow for the load.");
    }

    private static PanelBuilder usedSpace(Thresholds limits) {
        return bars("Free space", Unit.RATIO)
                .steps(Steps.below(limits.disk().free()))
                .query("bottomk($topn, " + FREE + ")", "{{mountpoint}} {{instance}}")
                .says("Free share of the fullest file systems.", "above the limits.", "see what grows on it, below.");
    }

    static Row fileSystems(Thresholds limits) {
        return Row.collapsed("File systems", spaceTable(limits), spaceLeft(), untilFull(limits), inodes(limits));
    }

    private static PanelBuilder spaceTable(Thresholds limits) {
        return table("File systems")
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .label("mountpoint", "Mounted at")
                .column("Size", Unit.BYTES, "max by (@, mountpoint) (node_filesystem_size_bytes" + MOUNTS + ")")
                .column("Available", Unit.BYTES, "max by (@, mountpoint) (node_filesystem_avail_bytes" + MOUNTS + ")")
                .column("Free", Unit.RATIO, Steps.below(limits.disk().free()), FREE)
                .column(
                        "Read-only",
                        ValueText.SHOULD_NOT,
                        "max by (@, mountpoint) (node_filesystem_readonly" + MOUNTS + ")")
                .says(
                        "Each file system with its space.",
                        "no colors.",
                        "a data directory that became read-only is a failing disk.");
    }

    private static PanelBuilder spaceLeft() {
        return graph("Space left", Unit.BYTES)
                .query(
                        "bottomk($topn, max by (@, mountpoint) (node_filesystem_avail_bytes" + MOUNTS + "))",
                        "{{mountpoint}} {{instance}}")
                .says(
                        "Bytes that remain on the file systems with least.",
                        "falls slowly if at all.",
                        "see what grows.");
    }

    private static PanelBuilder untilFull(Thresholds limits) {
        return graph("Time until full", Unit.SECONDS)
                .steps(Steps.below(limits.disk().fullWithin()))
                .query(
                        "max by (@, mountpoint) (node_filesystem_avail_bytes" + MOUNTS + ") / (max by (@, mountpoint)"
                                + " (-1 * deriv(node_filesystem_avail_bytes" + MOUNTS + "[6h])) > 1024) < 7 * 86400",
                        "{{mountpoint}} {{instance}}")
                .mayBeEmpty("no file system fills up within 7 days at its rate of the last 6 hours")
                .says(
                        "How long the space lasts at the rate of the last 6 hours, where that is less than 7 days.",
                        "nothing.",
                        "add space, or find what grows: WAL kept by a slot, logs, temporary files.");
    }

    private static PanelBuilder inodes(Thresholds limits) {
        return graph("Inodes free", Unit.RATIO)
                .steps(Steps.below(limits.disk().inodesFree()))
                .query(
                        "bottomk($topn, "
                                + Promql.ratio(
                                        "@, mountpoint",
                                        "node_filesystem_files_free" + MOUNTS,
                                        "node_filesystem_files" + MOUNTS)
                                + ")",
                        "{{mountpoint}} {{instance}}")
                .says(
                        "Free share of inodes.",
                        "close to 1.",
                        "very many small files: temporary files, logs, or too many tables.");
    }

    static Row volumes(Thresholds limits) {
        return Row.collapsed("Volumes of the cluster", volumeFree(limits), volumeBytes(), volumeUp());
    }

    private static PanelBuilder volumeFree(Thresholds limits) {
        return graph("Volumes, free", Unit.RATIO)
                .steps(Steps.below(limits.disk().free()))
                .query(
                        Promql.ratio(
                                "cluster, volume",
                                "pg_volume_available_bytes" + VOLUMES,
                                "pg_volume_size_bytes" + VOLUMES),
                        "{{cluster}} / {{volume}}")
                .mayBeEmpty(NEEDS_VOLUMES)
                .says("Free share of each volume that the exporter watches.", "above the lines.", "see what grows.");
    }

    private static PanelBuilder volumeBytes() {
        return graph("Volumes, available", Unit.BYTES)
                .query(
                        "max by (cluster, volume) (pg_volume_available_bytes" + VOLUMES + ")",
                        "{{cluster}} / {{volume}}")
                .mayBeEmpty(NEEDS_VOLUMES)
                .says("Bytes that remain on each volume.", "falls slowly if at all.", "see what grows.");
    }

    private static PanelBuilder volumeUp() {
        return graph("Volumes that answer", Unit.NUMBER)
                .query("min by (cluster, volume) (pg_volume_up" + VOLUMES + ")", "{{cluster}} / {{volume}}")
                .mayBeEmpty(NEEDS_VOLUMES)
                .says(
                        "1 if the volume could be read within its time limit.",
                        "1.",
                        "a network file system hangs: the server on it hangs too.");
    }
}

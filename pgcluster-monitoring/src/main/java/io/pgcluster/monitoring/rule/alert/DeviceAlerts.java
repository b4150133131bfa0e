package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.threshold.HostThresholds;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;
import java.util.stream.Stream;

/** Disks, networks and clocks of machines. */
final class DeviceAlerts {
    private final HostThresholds host;
    private final PendingTimes pending;

    private DeviceAlerts(Thresholds thresholds) {
        host = thresholds.host();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        DeviceAlerts alerts = new DeviceAlerts(thresholds);
        return Stream.of(
                        alerts.ioWaitHigh(),
                        alerts.diskSlow(),
                        alerts.networkErrors(),
                        alerts.clockOffset(),
                        alerts.clockNotSynchronised())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> ioWaitHigh() {
        return AlertBuilder.of("HostIoWaitHigh", Component.HOST)
                .on(Dashboard.SYSTEM)
                .pending(pending.sustained())
                .when("""
                        avg by (cluster, instance) (rate(node_cpu_seconds_total{mode="iowait"}[5m])) > <limit>""")
                .with("limit", Limit.share(host.ioWait()))
                .says(
                        "Processors of <who> wait for devices <value:percent> of the time",
                        "Processors are idle for <value:percent> of the time because of I/O that is not done (limit <limit>).")
                .as(Severity.WARNING);
    }

    private List<Alert> diskSlow() {
        return AlertBuilder.of("HostDiskSlow", Component.HOST)
                .on(Dashboard.SYSTEM)
                .pending(pending.sustained())
                .when("""
                        sum by (cluster, instance, device) (rate(node_disk_read_time_seconds_total[5m]) + rate(node_disk_write_time_seconds_total[5m]))
                        / (
                          sum by (cluster, instance, device) (rate(node_disk_reads_completed_total[5m]) + rate(node_disk_writes_completed_total[5m]))
                          > <floor>
                        )
                        > <limit>""")
                .with("floor", Limit.factor(host.minDiskOperationRate()))
                .with("limit", Limit.seconds(host.diskLatency()))
                .says("Disk {{ $labels.device }} of <who> takes <value:time> for a request", """
                        A read or write of {{ $labels.device }} takes <value:time> on average (limit <limit>, at more than
                        <floor> a second). Commits wait for it.""")
                .as(Severity.WARNING);
    }

    private List<Alert> networkErrors() {
        return AlertBuilder.of("HostNetworkErrors", Component.HOST)
                .on(Dashboard.SYSTEM)
                .pending(pending.steady())
                .when("""
                        sum by (cluster, instance, device) (rate(node_network_receive_errs_total[5m]) + rate(node_network_transmit_errs_total[5m]))
                        / (sum by (cluster, instance, device) (rate(node_network_receive_packets_total[5m]) + rate(node_network_transmit_packets_total[5m])) > 0)
                        > <limit>""")
                .with("limit", Limit.share(host.networkErrorRatio()))
                .says(
                        "Network interface {{ $labels.device }} of <who> has errors",
                        "<value:percent> of the packets of {{ $labels.device }} have errors (limit <limit>).")
                .as(Severity.WARNING);
    }

    private List<Alert> clockOffset() {
        return AlertBuilder.of("HostClockOffset", Component.HOST)
                .on(Dashboard.SYSTEM)
                .pending(pending.steady())
                .when("max by (cluster, instance) (abs(node_timex_offset_seconds)) > <limit>")
                .with("limit", Limit.seconds(host.clockOffset()))
                .says("The clock of <who> is off by <value:time>", """
                        The clock differs from its reference by <value:time> (limit <limit>). Leases, certificates and
                        restores to a time depend on it.""")
                .as(Severity.WARNING);
    }

    private List<Alert> clockNotSynchronised() {
        return AlertBuilder.of("HostClockNotSynchronised", Component.HOST)
                .on(Dashboard.SYSTEM)
                .pending(pending.sustained())
                .when("""
                        max by (cluster, instance) (node_timex_sync_status) == 0
                        and on (cluster, instance) max by (cluster, instance) (node_timex_maxerror_seconds) >= 16""")
                .says("The clock of <who> is not synchronised", """
                        The kernel has had no contact with a time source, and the possible error is at its maximum. The
                        clock drifts.""")
                .as(Severity.WARNING);
    }
}

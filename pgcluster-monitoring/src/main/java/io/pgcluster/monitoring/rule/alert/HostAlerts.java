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

/** Processors and memory of machines. */
final class HostAlerts {
    private final HostThresholds host;
    private final PendingTimes pending;

    private HostAlerts(Thresholds thresholds) {
        host = thresholds.host();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        HostAlerts alerts = new HostAlerts(thresholds);
        return Stream.of(
                        alerts.down(),
                        alerts.cpuHigh(),
                        alerts.loadHigh(),
                        alerts.memoryLow(),
                        alerts.swapping(),
                        alerts.oomKill(),
                        alerts.fileDescriptorsHigh())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> down() {
        return AlertBuilder.of("HostDown", Component.HOST)
                .on(Dashboard.SYSTEM)
                .pending(pending.outage())
                .when("""
                        max by (cluster, instance) (up{job=~"(node|host).*"}) == 0""")
                .says(
                        "<who> does not answer",
                        "node_exporter of this machine has not answered. The machine is down, cut off, or too busy to answer.")
                .as(Severity.CRITICAL);
    }

    private List<Alert> cpuHigh() {
        return AlertBuilder.of("HostCpuHigh", Component.HOST)
                .on(Dashboard.SYSTEM)
                .pending(pending.sustained())
                .when("""
                        1 - avg by (cluster, instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])) > <limit>""")
                .with("limit", Limit.share(host.cpuUsed()))
                .says("Processors of <who> are <value:percent> busy", """
                        <value:percent> of processor time is in use (limit <limit>). Statements take longer, and checks may
                        time out.""")
                .as(Severity.WARNING);
    }

    private List<Alert> loadHigh() {
        return AlertBuilder.of("HostLoadHigh", Component.HOST)
                .on(Dashboard.SYSTEM)
                .pending(pending.sustained())
                .when("""
                        max by (cluster, instance) (node_load15)
                        / on (cluster, instance) count by (cluster, instance) (node_cpu_seconds_total{mode="idle"})
                        > <limit>""")
                .with("limit", Limit.factor(host.loadPerCpu()))
                .says(
                        "The load of <who> is <value> for each processor",
                        "On average <value> processes for each processor run or wait for devices (limit <limit>).")
                .as(Severity.WARNING);
    }

    private List<Alert> memoryLow() {
        return AlertBuilder.of("HostMemoryLow", Component.HOST)
                .on(Dashboard.SYSTEM)
                .pending(pending.steady())
                .when("""
                        min by (cluster, instance) (node_memory_MemAvailable_bytes)
                        / on (cluster, instance) max by (cluster, instance) (node_memory_MemTotal_bytes)
                        < <limit>""")
                .says("<who> has <value:percent> of its memory available", """
                        <value:percent> of memory is available (limit <limit>). When it runs out, the kernel ends processes,
                        and PostgreSQL restarts if one of them is its own.""")
                .asPair(
                        Limit.share(host.memoryAvailable().warning()),
                        Limit.share(host.memoryAvailable().critical()));
    }

    private List<Alert> swapping() {
        return AlertBuilder.of("HostSwapping", Component.HOST)
                .on(Dashboard.SYSTEM)
                .pending(pending.sustained())
                .when("sum by (cluster, instance) (rate(node_vmstat_pswpin[5m])) * 4096 > <limit>")
                .with("limit", Limit.bytes(host.swapInPerSecond()))
                .says("<who> swaps", """
                        <value:size> a second are read back from swap (limit <limit> a second). Everything waits for the
                        disk.""")
                .as(Severity.WARNING);
    }

    private List<Alert> oomKill() {
        return AlertBuilder.of("HostOomKill", Component.HOST)
                .on(Dashboard.SYSTEM)
                .when("sum by (cluster, instance) (increase(node_vmstat_oom_kill[10m])) > 0")
                .says("The kernel of <who> killed a process for lack of memory", """
                        <value:count> processes were killed within 10 minutes. If one was a PostgreSQL backend, the server
                        restarted all its sessions.""")
                .as(Severity.WARNING);
    }

    private List<Alert> fileDescriptorsHigh() {
        return AlertBuilder.of("HostFileDescriptorsHigh", Component.HOST)
                .on(Dashboard.SYSTEM)
                .pending(pending.steady())
                .when(
                        "max by (cluster, instance) (node_filefd_allocated) / max by (cluster, instance) (node_filefd_maximum) > <limit>")
                .with("limit", Limit.share(host.fileDescriptorsUsed()))
                .says("<who> uses <value:percent> of its file handles", """
                        <value:percent> of the file handles of the kernel are in use (limit <limit>). At 100% no process can
                        open a file or a connection.""")
                .as(Severity.WARNING);
    }
}

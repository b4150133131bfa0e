package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.threshold.Thresholds;

/** Rows about network and kernel. */
final class HostRows {
    private static final String DEVICES = "{@,device!~\"(lo|veth.*|docker.*|br-.*|cni.*|cali.*)\"}";

    private HostRows() {}

    static Row network(Thresholds limits) {
        return Row.collapsed("Network", traffic(), packets(), errors(limits), retransmits(), sockets());
    }

    private static String by(String family) {
        return "sum by (@) (rate(node_network_" + family + "_total" + DEVICES + "[@]))";
    }

    private static PanelBuilder traffic() {
        return graph("Received and sent", Unit.BYTES_PER_SECOND)
                .query(by("receive_bytes"), "{{instance}} received")
                .query(by("transmit_bytes"), "{{instance}} sent")
                .mayBeEmpty("the host has only virtual network devices")
                .says(
                        "Data over all network devices but virtual ones.",
                        "follows the load and replication.",
                        "a flat top is the link's limit.");
    }

    private static PanelBuilder packets() {
        return graph("Packets", Unit.PACKETS_PER_SECOND)
                .query(by("receive_packets"), "{{instance}} received")
                .query(by("transmit_packets"), "{{instance}} sent")
                .mayBeEmpty("the host has only virtual network devices")
                .says("Packets a second.", "follows the load.", "many small ones: clients that fetch row by row.");
    }

    private static PanelBuilder errors(Thresholds limits) {
        return graph("Packets with errors", Unit.RATIO)
                .freeAxis()
                .steps(Steps.above(limits.host().networkErrorRatio()))
                .query(
                        "(" + by("receive_errs") + " + " + by("transmit_errs") + ") / (" + by("receive_packets") + " + "
                                + by("transmit_packets") + " > 0)",
                        "{{instance}} errors")
                .query(
                        "(" + by("receive_drop") + " + " + by("transmit_drop") + ") / (" + by("receive_packets") + " + "
                                + by("transmit_packets") + " > 0)",
                        "{{instance}} dropped")
                .mayBeEmpty("the host has only virtual network devices")
                .says(
                        "Share of packets that were damaged or dropped.",
                        "0.",
                        "a bad cable, port or driver; a full queue.");
    }

    private static PanelBuilder retransmits() {
        return graph("Segments sent again", Unit.RATIO)
                .freeAxis()
                .query(
                        "sum by (@) (rate(node_netstat_Tcp_RetransSegs{@}[@])) / (sum by (@) (rate(node_netstat_Tcp_OutSegs{@}[@])) > 0)",
                        "{{instance}}")
                .says(
                        "Share of TCP segments that had to be sent again.",
                        "below 0.1 %.",
                        "packets get lost on the way: latency of commits and replication suffers.");
    }

    private static PanelBuilder sockets() {
        return graph("TCP sockets", Unit.NUMBER)
                .query("max by (@) (node_sockstat_TCP_inuse{@})", "{{instance}} in use")
                .query("max by (@) (node_sockstat_TCP_tw{@})", "{{instance}} in TIME_WAIT")
                .says(
                        "TCP sockets by state.",
                        "follows sessions.",
                        "many in TIME_WAIT: clients connect for each statement.");
    }

    static Row kernel(Thresholds limits) {
        return Row.collapsed(
                "Kernel and clock", files(limits), switches(), faults(), clock(limits), synchronised(), uptime());
    }

    private static PanelBuilder files(Thresholds limits) {
        return graph("File handles used", Unit.RATIO)
                .steps(Steps.above(limits.host().fileDescriptorsUsed()))
                .query("max by (@) (node_filefd_allocated{@}) / max by (@) (node_filefd_maximum{@})", "{{instance}}")
                .says(
                        "File handles as a share of the kernel's limit.",
                        "a few percent.",
                        "raise `fs.file-max`, lower `max_files_per_process`.");
    }

    private static PanelBuilder switches() {
        return graph("Context switches and forks", Unit.PER_SECOND)
                .query("sum by (@) (rate(node_context_switches_total{@}[@]))", "{{instance}} switches")
                .query("sum by (@) (rate(node_forks_total{@}[@]))", "{{instance}} forks")
                .says(
                        "Changes between processes, and new processes.",
                        "follows the load.",
                        "many forks: clients open a connection for each transaction.");
    }

    private static PanelBuilder faults() {
        return graph("Major page faults", Unit.PER_SECOND)
                .query("sum by (@) (rate(node_vmstat_pgmajfault{@}[@]))", "{{instance}}")
                .says("Pages of programs that had to be read from disk.", "close to 0.", "memory is short.");
    }

    private static PanelBuilder clock(Thresholds limits) {
        return graph("Offset of the clock", Unit.SECONDS)
                .freeAxis()
                .steps(Steps.above(limits.host().clockOffset()))
                .query("max by (@) (abs(node_timex_offset_seconds{@}))", "{{instance}}")
                .says(
                        "How far the clock is off, as the kernel knows it.",
                        "below a millisecond.",
                        "certificates, tokens and lag in time go wrong: mend the time service.");
    }

    private static PanelBuilder synchronised() {
        return graph("Clock synchronized", Unit.NUMBER)
                .query("min by (@) (node_timex_sync_status{@})", "{{instance}}")
                .says(
                        "1 while a time service keeps the clock right.",
                        "1.",
                        "start chrony or another time service; in a container the host's counts.");
    }

    private static PanelBuilder uptime() {
        return graph("Up for", Unit.SECONDS)
                .query("time() - max by (@) (node_boot_time_seconds{@})", "{{instance}}")
                .says(
                        "Time since the host was started.",
                        "grows without a break.",
                        "a fall is a restart: planned, or a crash.");
    }
}

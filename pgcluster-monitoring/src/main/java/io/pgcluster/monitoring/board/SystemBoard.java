package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.stat;

import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** Processors, memory, disks and network of the hosts, as node_exporter tells them: utilisation, saturation, errors. */
final class SystemBoard {
    private static final String CPUS = "count by (@) (node_cpu_seconds_total{@,mode=\"idle\"})";
    private static final String CPU_USED = "1 - avg by (@) (rate(node_cpu_seconds_total{@,mode=\"idle\"}[@]))";
    private static final String MEMORY_AVAILABLE =
            "max by (@) (node_memory_MemAvailable_bytes{@}) / max by (@) (node_memory_MemTotal_bytes{@})";

    private final Thresholds limits;

    private SystemBoard(Thresholds limits) {
        this.limits = limits;
    }

    static Dashboard dashboard(Thresholds limits) {
        SystemBoard board = new SystemBoard(limits);
        return new Dashboard(
                Uid.SYSTEM,
                "PostgreSQL / System resources",
                "Processors, memory, disks and network of the hosts. Instance is here the host's node_exporter.",
                "3h",
                Header.variables("node_uname_info", Header.TOP_N),
                Header.annotations(),
                List.of(
                        Row.open(
                                "Is it fine?",
                                board.cpu(),
                                board.loadStat(),
                                board.memory(),
                                board.swap(),
                                board.space(),
                                kills()),
                        Row.open(
                                "Processors",
                                board.cpuUsed(),
                                modes(),
                                board.load(),
                                board.ioWait(),
                                pressure(),
                                processes()),
                        Row.open("Memory", board.memoryAvailable(), breakdown(), board.swapIn()),
                        DiskRows.devices(limits),
                        DiskRows.fileSystems(limits),
                        DiskRows.volumes(limits),
                        HostRows.network(limits),
                        HostRows.kernel(limits)));
    }

    private PanelBuilder cpu() {
        return stat("Busiest host", Unit.RATIO)
                .sparkline()
                .steps(Steps.above(limits.host().cpuUsed()))
                .query("max(" + CPU_USED + ")", "")
                .says(
                        "Share of processor time in use, of the busiest host.",
                        "below the limit but for peaks.",
                        "the queries dashboard shows which statements take the time.");
    }

    private PanelBuilder loadStat() {
        return stat("Load per processor", Unit.NUMBER)
                .sparkline()
                .steps(Steps.above(limits.host().loadPerCpu()))
                .query("max(max by (@) (node_load15{@}) / " + CPUS + ")", "")
                .says(
                        "Processes that run or wait for processor or disk, for each processor, over 15 minutes.",
                        "below 1.",
                        "see whether they wait for processors or for disks (time waiting for disks, below).");
    }

    private PanelBuilder memory() {
        return stat("Memory available", Unit.RATIO)
                .sparkline()
                .steps(Steps.below(limits.host().memoryAvailable()))
                .query("min(" + MEMORY_AVAILABLE + ")", "")
                .says(
                        "Share of memory that programs could still get, of the host with least; the page cache counts as available.",
                        "above the limits.",
                        "the kernel ends processes when it is used up, and with one of them the server restarts. Fewer sessions, a lower `work_mem`.");
    }

    private PanelBuilder swap() {
        return stat("Read from swap", Unit.BYTES_PER_SECOND)
                .sparkline()
                .steps(Steps.above(limits.host().swapInPerSecond()))
                .query("max(rate(node_vmstat_pswpin{@}[@])) * 4096", "")
                .says(
                        "Memory read back from swap a second, in pages of 4 KiB.",
                        "0.",
                        "memory is too small for what runs: statements wait for it.");
    }

    private PanelBuilder space() {
        return stat("Disk space free", Unit.RATIO)
                .sparkline()
                .steps(Steps.below(limits.disk().free()))
                .query("min(" + Health.DISK_FREE + ")", "")
                .says(
                        "Free share of the fullest file system.",
                        "above the limits.",
                        "a full disk stops the server: see which file system, and what grows.");
    }

    private static PanelBuilder kills() {
        return stat("Killed for memory", Unit.NUMBER)
                .steps(Steps.MUST_BE_ZERO)
                .query("sum(increase(node_vmstat_oom_kill{@}[$__range]))", "")
                .says(
                        "Processes that the kernel ended in this range as memory was used up.",
                        "0.",
                        "if it was a server process, all sessions were lost. Set `vm.overcommit_memory = 2`, use less memory.");
    }

    private PanelBuilder cpuUsed() {
        return graph("Processors in use", Unit.RATIO)
                .steps(Steps.above(limits.host().cpuUsed()))
                .query(CPU_USED, "{{instance}}")
                .says("Share of processor time in use.", "below the line but for peaks.", "see the modes next to it.");
    }

    private static PanelBuilder modes() {
        return graph("Processors by mode", Unit.NUMBER)
                .stacked()
                .query("sum by (mode) (rate(node_cpu_seconds_total{@,mode!=\"idle\"}[@]))", "{{mode}}")
                .says(
                        "Processors that are busy, by what they do, of all chosen hosts.",
                        "mostly `user`.",
                        "`iowait` is waiting for disks, `steal` another machine on the same hardware, `system` the kernel.");
    }

    private PanelBuilder load() {
        return graph("Load per processor", Unit.NUMBER)
                .steps(Steps.above(limits.host().loadPerCpu()))
                .query("max by (@) (node_load15{@}) / " + CPUS, "{{instance}} 15m")
                .query("max by (@) (node_load1{@}) / " + CPUS, "{{instance}} 1m")
                .says(
                        "Processes that run or wait, for each processor.",
                        "below 1.",
                        "above it for long, work queues up.");
    }

    private PanelBuilder ioWait() {
        return graph("Time waiting for disks", Unit.RATIO)
                .steps(Steps.above(limits.host().ioWait()))
                .query("avg by (@) (rate(node_cpu_seconds_total{@,mode=\"iowait\"}[@]))", "{{instance}}")
                .says(
                        "Share of processor time that is idle while processes wait for a disk.",
                        "a few percent.",
                        "see which disk is busy, and which statements read.");
    }

    private static PanelBuilder pressure() {
        return graph("Pressure", Unit.RATIO)
                .query("max by (@) (rate(node_pressure_cpu_waiting_seconds_total{@}[@]))", "{{instance}} processor")
                .query("max by (@) (rate(node_pressure_io_waiting_seconds_total{@}[@]))", "{{instance}} disk")
                .query("max by (@) (rate(node_pressure_memory_waiting_seconds_total{@}[@]))", "{{instance}} memory")
                .mayBeEmpty("the kernel does not tell its pressure stall information")
                .says(
                        "Share of time in which at least one process waited for the resource.",
                        "low; memory 0.",
                        "the resource with the highest share is the bottleneck.");
    }

    private static PanelBuilder processes() {
        return graph("Processes running and blocked", Unit.NUMBER)
                .query("max by (@) (node_procs_running{@})", "{{instance}} running")
                .query("max by (@) (node_procs_blocked{@})", "{{instance}} blocked")
                .says(
                        "Processes that want a processor, and those that wait for a disk.",
                        "fewer than processors; no blocked ones.",
                        "blocked ones: see the disks.");
    }

    private PanelBuilder memoryAvailable() {
        return graph("Memory available", Unit.RATIO)
                .steps(Steps.below(limits.host().memoryAvailable()))
                .query(MEMORY_AVAILABLE, "{{instance}}")
                .says(
                        "Share of memory that programs could still get.",
                        "above the lines.",
                        "see what takes it, next to it.");
    }

    private static PanelBuilder breakdown() {
        return graph("Memory by use", Unit.BYTES)
                .stacked()
                .query("sum by (cluster) (node_memory_AnonPages_bytes{@})", "programs")
                .query("sum by (cluster) (node_memory_Shmem_bytes{@})", "shared (buffers)")
                .query(
                        "sum by (cluster) (node_memory_Cached_bytes{@}) - sum by (cluster) (node_memory_Shmem_bytes{@})",
                        "page cache")
                .query(
                        "sum by (cluster) (node_memory_Slab_bytes{@}) + sum by (cluster) (node_memory_PageTables_bytes{@})",
                        "kernel")
                .query("sum by (cluster) (node_memory_MemFree_bytes{@})", "free")
                .says(
                        "What memory is used for, of all chosen hosts. Huge pages are counted by the kernel apart.",
                        "hardly any free: the page cache takes it.",
                        "programs that grow with sessions: `work_mem`. Page tables that grow: use huge pages.");
    }

    private PanelBuilder swapIn() {
        return graph("Read from swap", Unit.BYTES_PER_SECOND)
                .steps(Steps.above(limits.host().swapInPerSecond()))
                .query("sum by (@) (rate(node_vmstat_pswpin{@}[@])) * 4096", "{{instance}} read")
                .query("sum by (@) (rate(node_vmstat_pswpout{@}[@])) * 4096", "{{instance}} written")
                .says("Memory moved from and to swap.", "0.", "memory is too small for what runs.");
    }
}

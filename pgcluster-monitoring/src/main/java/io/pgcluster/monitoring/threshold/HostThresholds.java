package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.MemorySize;
import io.pgcluster.model.value.TimeSpan;

/**
 * Thresholds: processors, memory and devices, as node_exporter reports them.
 *
 * @param cpuUsed share of all processors in use
 * @param loadPerCpu load of 15 minutes for each processor
 * @param memoryAvailable share of memory that is available
 * @param swapInPerSecond bytes read a second from swap
 * @param ioWait share of processor time that waits for devices
 * @param diskLatency mean time of a read or write of a device
 * @param minDiskOperationRate reads and writes a second below which their mean time is not reported
 * @param networkErrorRatio share of packets with errors
 * @param clockOffset offset of the clock
 * @param fileDescriptorsUsed share of the kernel's file handles in use
 */
public record HostThresholds(
        double cpuUsed,
        double loadPerCpu,
        RemainingLimits memoryAvailable,
        MemorySize swapInPerSecond,
        double ioWait,
        TimeSpan diskLatency,
        double minDiskOperationRate,
        double networkErrorRatio,
        TimeSpan clockOffset,
        double fileDescriptorsUsed) {
    /** Fit for a cluster without special needs. */
    public static final HostThresholds DEFAULT = new HostThresholds(
            0.9,
            2,
            new RemainingLimits(0.1, 0.05),
            MemorySize.parse("1Mi"),
            0.3,
            TimeSpan.parse("100ms"),
            10,
            0.01,
            TimeSpan.parse("50ms"),
            0.8);

    /** Refuses values with which an alert could never, or would always fire. */
    public HostThresholds {
        Checks.share("cpuUsed", cpuUsed);
        Checks.positive("loadPerCpu", loadPerCpu);
        Checks.positive("swapInPerSecond", swapInPerSecond.bytes());
        Checks.share("ioWait", ioWait);
        Checks.positive("minDiskOperationRate", minDiskOperationRate);
        Checks.share("networkErrorRatio", networkErrorRatio);
        Checks.share("fileDescriptorsUsed", fileDescriptorsUsed);
    }
}

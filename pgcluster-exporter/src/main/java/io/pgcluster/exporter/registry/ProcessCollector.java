package io.pgcluster.exporter.registry;

import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import java.util.ArrayList;
import java.util.List;

/** The families of a process that Go's client has and Java's lacks. */
final class ProcessCollector extends Collector {
    private final LinuxProcess process;

    ProcessCollector(LinuxProcess process) {
        this.process = process;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples> families = new ArrayList<>();
        process.virtualMemoryMax()
                .ifPresent(bytes -> families.add(new GaugeMetricFamily(
                        "process_virtual_memory_max_bytes",
                        "Maximum amount of virtual memory available in bytes.",
                        bytes)));
        process.traffic().ifPresent(traffic -> {
            families.add(new CounterMetricFamily(
                    "process_network_receive_bytes_total",
                    "Number of bytes received by the process over the network.",
                    traffic.received()));
            families.add(new CounterMetricFamily(
                    "process_network_transmit_bytes_total",
                    "Number of bytes sent by the process over the network.",
                    traffic.sent()));
        });
        return families;
    }
}

package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Processors and memory. */
final class HostCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("HostDown")
                    .pages("down", "", "up{job=node} 1x4 0x20 1x20")
                    .silent("up", "up{job=node} 1x50")
                    .silent("other", "up{job=nginx} 0x50")
                    .at("6m", "5m", "28m"),
            AlertCase.of("HostCpuHigh")
                    .warns("busy", "95%", "node_cpu_seconds_total{job=node,mode=idle,cpu=0} 0+60x9 543+3x60 780+60x30")
                    .silent("below", "node_cpu_seconds_total{job=node,mode=idle,cpu=0} 0+7x100")
                    .at("32m", "28m", "78m"),
            AlertCase.of("HostLoadHigh")
                    .warns(
                            "some",
                            "2.5",
                            "node_load15{job=node} 1x4 5x30 1x40",
                            "node_cpu_seconds_total{job=node,mode=idle,cpu=0} 0x80",
                            "node_cpu_seconds_total{job=node,mode=idle,cpu=1} 0x80")
                    .silent(
                            "below",
                            "node_load15{job=node} 1x4 4x30 1x40",
                            "node_cpu_seconds_total{job=node,mode=idle,cpu=0} 0x80",
                            "node_cpu_seconds_total{job=node,mode=idle,cpu=1} 0x80")
                    .at("20m", "19m", "37m"),
            AlertCase.of("HostMemoryLow")
                    .both(
                            "far",
                            "4%",
                            "node_memory_MemAvailable_bytes{job=node} 50x4 4x20 50x40",
                            "node_memory_MemTotal_bytes{job=node} 100x70")
                    .warns(
                            "some",
                            "8%",
                            "node_memory_MemAvailable_bytes{job=node} 50x4 8x20 50x40",
                            "node_memory_MemTotal_bytes{job=node} 100x70")
                    .silent(
                            "below",
                            "node_memory_MemAvailable_bytes{job=node} 50x4 10x20 50x40",
                            "node_memory_MemTotal_bytes{job=node} 100x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("HostSwapping")
                    .warns("swapping", "3.906MiB", "node_vmstat_pswpin{job=node} 0x9 0+60000x60 3600000x30")
                    .silent("below", "node_vmstat_pswpin{job=node} 0+12000x100")
                    .at("30m", "26m", "78m"),
            AlertCase.of("HostOomKill")
                    .warns("killed", "1", "node_vmstat_oom_kill{job=node} 0x9 1x30")
                    .silent("longago", "node_vmstat_oom_kill{job=node} 4x40")
                    .at("11m", "9m", "21m"),
            AlertCase.of("HostFileDescriptorsHigh")
                    .warns(
                            "some",
                            "90%",
                            "node_filefd_allocated{job=node} 1x4 90x20 1x40",
                            "node_filefd_maximum{job=node} 100x70")
                    .silent(
                            "below",
                            "node_filefd_allocated{job=node} 1x4 80x20 1x40",
                            "node_filefd_maximum{job=node} 100x70")
                    .at("10m", "9m", "28m"));

    private HostCases() {}
}

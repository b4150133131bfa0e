package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Disks, networks, clocks. */
final class DeviceCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("HostIoWaitHigh")
                    .warns("waiting", "50%", "node_cpu_seconds_total{job=node,mode=iowait,cpu=0} 0x9 0+30x60 1800x30")
                    .silent("below", "node_cpu_seconds_total{job=node,mode=iowait,cpu=0} 0+15x100")
                    .at("32m", "27m", "78m"),
            AlertCase.of("HostDiskSlow")
                    .labels("device=sda")
                    .warns(
                            "slow",
                            "200ms",
                            "node_disk_read_time_seconds_total{job=node,device=sda} 0x100",
                            "node_disk_write_time_seconds_total{job=node,device=sda} 0x9 0+240x60 14400x30",
                            "node_disk_reads_completed_total{job=node,device=sda} 0x100",
                            "node_disk_writes_completed_total{job=node,device=sda} 0+1200x100")
                    .silent(
                            "idle",
                            "node_disk_read_time_seconds_total{job=node,device=sda} 0x100",
                            "node_disk_write_time_seconds_total{job=node,device=sda} 0+60x100",
                            "node_disk_reads_completed_total{job=node,device=sda} 0x100",
                            "node_disk_writes_completed_total{job=node,device=sda} 0+60x100")
                    .silent(
                            "below",
                            "node_disk_read_time_seconds_total{job=node,device=sda} 0x100",
                            "node_disk_write_time_seconds_total{job=node,device=sda} 0+60x100",
                            "node_disk_reads_completed_total{job=node,device=sda} 0x100",
                            "node_disk_writes_completed_total{job=node,device=sda} 0+1200x100")
                    .at("32m", "27m", "78m"),
            AlertCase.of("HostNetworkErrors")
                    .labels("device=eth0")
                    .warns(
                            "errors",
                            "10%",
                            "node_network_receive_errs_total{job=node,device=eth0} 0x9 0+60x40 2400x40",
                            "node_network_transmit_errs_total{job=node,device=eth0} 0x90",
                            "node_network_receive_packets_total{job=node,device=eth0} 0+600x90",
                            "node_network_transmit_packets_total{job=node,device=eth0} 0x90")
                    .silent(
                            "below",
                            "node_network_receive_errs_total{job=node,device=eth0} 0+3x90",
                            "node_network_transmit_errs_total{job=node,device=eth0} 0x90",
                            "node_network_receive_packets_total{job=node,device=eth0} 0+600x90",
                            "node_network_transmit_packets_total{job=node,device=eth0} 0x90")
                    .at("20m", "15m", "57m"),
            AlertCase.of("HostClockOffset")
                    .warns("slow", "100ms", "node_timex_offset_seconds{job=node} 0x4 -0.1x20 0x40")
                    .silent("below", "node_timex_offset_seconds{job=node} 0.05x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("HostClockNotSynchronised")
                    .warns(
                            "drifting",
                            "",
                            "node_timex_sync_status{job=node} 1x4 0x30 1x40",
                            "node_timex_maxerror_seconds{job=node} 0x4 16x30 0x40")
                    .silent(
                            "disciplined",
                            "node_timex_sync_status{job=node} 0x80",
                            "node_timex_maxerror_seconds{job=node} 1x80")
                    .at("20m", "19m", "37m"));

    private DeviceCases() {}
}

package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: File systems. */
final class FilesystemCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("HostFilesystemSpaceLow")
                    .labels("mountpoint=/srv")
                    .both(
                            "far",
                            "5%",
                            "node_filesystem_avail_bytes{job=node,mountpoint=/srv,fstype=ext4,device=sda} 50x4 5x20 50x40",
                            "node_filesystem_size_bytes{job=node,mountpoint=/srv,fstype=ext4,device=sda} 100x70")
                    .warns(
                            "some",
                            "15%",
                            "node_filesystem_avail_bytes{job=node,mountpoint=/srv,fstype=ext4,device=sda} 50x4 15x20 50x40",
                            "node_filesystem_size_bytes{job=node,mountpoint=/srv,fstype=ext4,device=sda} 100x70")
                    .silent(
                            "below",
                            "node_filesystem_avail_bytes{job=node,mountpoint=/srv,fstype=ext4,device=sda} 50x4 21x20 50x40",
                            "node_filesystem_size_bytes{job=node,mountpoint=/srv,fstype=ext4,device=sda} 100x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("HostFilesystemWillFill")
                    .labels("mountpoint=/srv")
                    .warns(
                            "filling",
                            "",
                            "node_filesystem_avail_bytes{job=node,mountpoint=/srv,fstype=ext4,device=sda} 500-1x150 900x20",
                            "node_filesystem_size_bytes{job=node,mountpoint=/srv,fstype=ext4,device=sda} 1000x180")
                    .silent(
                            "slow",
                            "node_filesystem_avail_bytes{job=node,mountpoint=/srv,fstype=ext4,device=sda} 390-0.01x170",
                            "node_filesystem_size_bytes{job=node,mountpoint=/srv,fstype=ext4,device=sda} 1000x180")
                    .silent(
                            "plenty",
                            "node_filesystem_avail_bytes{job=node,mountpoint=/srv,fstype=ext4,device=sda} 900-1x170",
                            "node_filesystem_size_bytes{job=node,mountpoint=/srv,fstype=ext4,device=sda} 1000x180")
                    .at("135m", "130m", "155m"),
            AlertCase.of("HostFilesystemInodesLow")
                    .labels("mountpoint=/srv")
                    .both(
                            "far",
                            "2%",
                            "node_filesystem_files_free{job=node,mountpoint=/srv,fstype=ext4,device=sda} 50x4 2x20 50x40",
                            "node_filesystem_files{job=node,mountpoint=/srv,fstype=ext4,device=sda} 100x70")
                    .warns(
                            "some",
                            "5%",
                            "node_filesystem_files_free{job=node,mountpoint=/srv,fstype=ext4,device=sda} 50x4 5x20 50x40",
                            "node_filesystem_files{job=node,mountpoint=/srv,fstype=ext4,device=sda} 100x70")
                    .silent(
                            "below",
                            "node_filesystem_files_free{job=node,mountpoint=/srv,fstype=ext4,device=sda} 50x4 10x20 50x40",
                            "node_filesystem_files{job=node,mountpoint=/srv,fstype=ext4,device=sda} 100x70")
                    .silent(
                            "unlimited",
                            "node_filesystem_files_free{job=node,mountpoint=/srv,fstype=ext4,device=sda} 0x70",
                            "node_filesystem_files{job=node,mountpoint=/srv,fstype=ext4,device=sda} 0x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("HostFilesystemReadOnly")
                    .labels("mountpoint=/srv")
                    .pages(
                            "error",
                            "",
                            "node_filesystem_readonly{job=node,mountpoint=/srv,fstype=ext4,device=sda} 0x4 1x20 0x20")
                    .silent("always", "node_filesystem_readonly{job=node,mountpoint=/srv,fstype=ext4,device=sda} 1x50")
                    .silent(
                            "image",
                            "node_filesystem_readonly{job=node,mountpoint=/srv,fstype=squashfs,device=loop0} 0x4 1x40")
                    .at("6m", "5m", "28m"));

    private FilesystemCases() {}
}

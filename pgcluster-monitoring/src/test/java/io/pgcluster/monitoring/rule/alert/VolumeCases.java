package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Volumes. */
final class VolumeCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresVolumeSpaceLow")
                    .labels("volume=data")
                    .both(
                            "far",
                            "5%",
                            "pg_volume_available_bytes{volume=data,path=/pgdata} 50x4 5x20 50x40",
                            "pg_volume_size_bytes{volume=data,path=/pgdata} 100x70")
                    .warns(
                            "some",
                            "15%",
                            "pg_volume_available_bytes{volume=data,path=/pgdata} 50x4 15x20 50x40",
                            "pg_volume_size_bytes{volume=data,path=/pgdata} 100x70")
                    .silent(
                            "below",
                            "pg_volume_available_bytes{volume=data,path=/pgdata} 50x4 21x20 50x40",
                            "pg_volume_size_bytes{volume=data,path=/pgdata} 100x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresVolumeWillFill")
                    .labels("volume=data")
                    .warns(
                            "filling",
                            "",
                            "pg_volume_available_bytes{volume=data,path=/pgdata} 500-1x150 900x20",
                            "pg_volume_size_bytes{volume=data,path=/pgdata} 1000x180")
                    .silent(
                            "slow",
                            "pg_volume_available_bytes{volume=data,path=/pgdata} 390-0.01x170",
                            "pg_volume_size_bytes{volume=data,path=/pgdata} 1000x180")
                    .silent(
                            "plenty",
                            "pg_volume_available_bytes{volume=data,path=/pgdata} 900-1x170",
                            "pg_volume_size_bytes{volume=data,path=/pgdata} 1000x180")
                    .at("135m", "130m", "155m"),
            AlertCase.of("PostgresVolumeInodesLow")
                    .labels("volume=data")
                    .both(
                            "far",
                            "2%",
                            "pg_volume_inodes_free{volume=data,path=/pgdata} 50x4 2x20 50x40",
                            "pg_volume_inodes{volume=data,path=/pgdata} 100x70")
                    .warns(
                            "some",
                            "5%",
                            "pg_volume_inodes_free{volume=data,path=/pgdata} 50x4 5x20 50x40",
                            "pg_volume_inodes{volume=data,path=/pgdata} 100x70")
                    .silent(
                            "below",
                            "pg_volume_inodes_free{volume=data,path=/pgdata} 50x4 10x20 50x40",
                            "pg_volume_inodes{volume=data,path=/pgdata} 100x70")
                    .silent(
                            "unlimited",
                            "pg_volume_inodes_free{volume=data,path=/pgdata} 0x70",
                            "pg_volume_inodes{volume=data,path=/pgdata} 0x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresVolumeUnreadable")
                    .labels("volume=data")
                    .warns("gone", "", "pg_volume_up{volume=data,path=/pgdata} 1x4 0x20 1x40")
                    .silent("readable", "pg_volume_up{volume=data,path=/pgdata} 1x70")
                    .at("10m", "9m", "28m"));

    private VolumeCases() {}
}

package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Patroni, its lock, its store. */
final class PatroniCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PatroniDown")
                    .warns("down", "", "patroni_up 1x4 0x20 1x40")
                    .silent("up", "patroni_up 1x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PatroniPaused")
                    .warns("paused", "", "patroni_is_paused{name=pg1} 0x4 1x30 0x40")
                    .silent("short", "patroni_is_paused{name=pg1} 0x4 1x14 0x60")
                    .at("20m", "19m", "37m"),
            AlertCase.of("PatroniConsensusLost")
                    .both("cut", "8m 0s", "patroni_dcs_last_seen{name=pg1} 60+60x9 600x20 2000+60x30")
                    .warns("some", "2m 0s", "patroni_dcs_last_seen{name=pg1} 60+60x9 480+60x20 2000+60x30")
                    .silent("below", "patroni_dcs_last_seen{name=pg1} -60+60x70")
                    .silent("unknown", "patroni_dcs_last_seen{name=pg1} 0x70")
                    .at("18m", "10m", "33m"),
            AlertCase.of("PatroniFailsafeActive")
                    .pages(
                            "active",
                            "",
                            "patroni_failsafe_mode_is_active{name=pg1} 0x4 1x20 0x20",
                            "patroni_failsafe_mode_is_active{instance=pg2,name=pg2} 0x50")
                    .silent("normal", "patroni_failsafe_mode_is_active{name=pg1} 0x50")
                    .at("6m", "5m", "28m"),
            AlertCase.of("PatroniClusterUnlocked")
                    .pages("unlocked", "", "patroni_cluster_unlocked{name=pg1} 0x4 1x20 0x20")
                    .silent("locked", "patroni_cluster_unlocked{name=pg1} 0x50")
                    .silent("election", "patroni_cluster_unlocked{name=pg1} 0x4 1 0x50")
                    .at("6m", "5m", "28m"),
            AlertCase.of("PatroniTimelineBehind")
                    .warns(
                            "diverged",
                            "1",
                            "patroni_cluster_member_timeline{scope=x} 1x34 2x40",
                            "patroni_cluster_member_timeline{instance=pg2,scope=x} 1x4 2x70")
                    .silent(
                            "equal",
                            "patroni_cluster_member_timeline{scope=x} 2x80",
                            "patroni_cluster_member_timeline{instance=pg2,scope=x} 2x80")
                    .at("20m", "19m", "37m"));

    private PatroniCases() {}
}

package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: PgBouncer. */
final class PoolerCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PgBouncerDown")
                    .labels("instance=pgbouncer1")
                    .pages("only", "", "pgbouncer_up{instance=pgbouncer1} 1x4 0x20 1x20")
                    .warns(
                            "one",
                            "",
                            "pgbouncer_up{instance=pgbouncer1} 1x4 0x20 1x20",
                            "pgbouncer_up{instance=pgbouncer2} 1x50")
                    .silent("up", "pgbouncer_up{instance=pgbouncer1} 1x50")
                    .at("6m", "5m", "28m"),
            AlertCase.of("PgBouncerWaiting")
                    .labels("instance=pgbouncer1,database=app")
                    .both(
                            "far",
                            "40s",
                            "pgbouncer_pools_client_maxwait_seconds{instance=pgbouncer1,database=app,user=web} 0x4 40x20 0x40",
                            "pgbouncer_pools_client_waiting_connections{instance=pgbouncer1,database=app,user=web} 5x70")
                    .warns(
                            "some",
                            "10s",
                            "pgbouncer_pools_client_maxwait_seconds{instance=pgbouncer1,database=app,user=web} 0x4 10x20 0x40",
                            "pgbouncer_pools_client_waiting_connections{instance=pgbouncer1,database=app,user=web} 5x70")
                    .silent(
                            "below",
                            "pgbouncer_pools_client_maxwait_seconds{instance=pgbouncer1,database=app,user=web} 0x4 5x20 0x40",
                            "pgbouncer_pools_client_waiting_connections{instance=pgbouncer1,database=app,user=web} 5x70")
                    .at("7m", "6m", "28m"),
            AlertCase.of("PgBouncerPoolFull")
                    .labels("instance=pgbouncer1,database=app")
                    .warns(
                            "some",
                            "95%",
                            "pgbouncer_pools_server_active_connections{instance=pgbouncer1,database=app,user=web} 1x4 19x20 1x40",
                            "pgbouncer_databases_pool_size{instance=pgbouncer1,name=app,host=h,port=5432,database=app,pool_mode=transaction} 20x70")
                    .silent(
                            "below",
                            "pgbouncer_pools_server_active_connections{instance=pgbouncer1,database=app,user=web} 1x4 18x20 1x40",
                            "pgbouncer_databases_pool_size{instance=pgbouncer1,name=app,host=h,port=5432,database=app,pool_mode=transaction} 20x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PgBouncerClientsFull")
                    .labels("instance=pgbouncer1")
                    .warns(
                            "some",
                            "95%",
                            "pgbouncer_used_clients{instance=pgbouncer1} 1x4 95x20 1x40",
                            "pgbouncer_config_max_client_connections{instance=pgbouncer1} 100x70")
                    .silent(
                            "below",
                            "pgbouncer_used_clients{instance=pgbouncer1} 1x4 90x20 1x40",
                            "pgbouncer_config_max_client_connections{instance=pgbouncer1} 100x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PgBouncerPaused")
                    .labels("instance=pgbouncer1,name=app")
                    .warns(
                            "paused",
                            "",
                            "pgbouncer_databases_paused{instance=pgbouncer1,name=app,host=h,port=5432,database=app,pool_mode=transaction} 0x4 1x20 0x40",
                            "pgbouncer_databases_disabled{instance=pgbouncer1,name=app,host=h,port=5432,database=app,pool_mode=transaction} 0x70")
                    .warns(
                            "disabled",
                            "",
                            "pgbouncer_databases_paused{instance=pgbouncer1,name=app,host=h,port=5432,database=app,pool_mode=transaction} 0x70",
                            "pgbouncer_databases_disabled{instance=pgbouncer1,name=app,host=h,port=5432,database=app,pool_mode=transaction} 0x4 1x20 0x40")
                    .silent(
                            "open",
                            "pgbouncer_databases_paused{instance=pgbouncer1,name=app,host=h,port=5432,database=app,pool_mode=transaction} 0x70",
                            "pgbouncer_databases_disabled{instance=pgbouncer1,name=app,host=h,port=5432,database=app,pool_mode=transaction} 0x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PgBouncerPaused")
                    .labels("instance=pgbouncer1,name=all databases")
                    .warns(
                            "suspended",
                            "",
                            "pgbouncer_state{instance=pgbouncer1,state=suspended} 0x4 1x20 0x40",
                            "pgbouncer_state{instance=pgbouncer1,state=active} 1x4 0x20 1x40")
                    .silent(
                            "active",
                            "pgbouncer_state{instance=pgbouncer1,state=active} 1x70",
                            "pgbouncer_state{instance=pgbouncer1,state=paused} 0x70")
                    .at("10m", "9m", "28m"));

    private PoolerCases() {}
}

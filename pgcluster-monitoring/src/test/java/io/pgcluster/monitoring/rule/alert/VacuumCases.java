package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Wraparound, and what holds vacuum back. */
final class VacuumCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresXidWraparound")
                    .both(
                            "far",
                            "80%",
                            "pg_database_wraparound_age_datfrozenxid_seconds{datname=app} 1000x4 1717986918x20 1000x40")
                    .warns(
                            "some",
                            "60%",
                            "pg_database_wraparound_age_datfrozenxid_seconds{datname=app} 1000x4 1288490189x20 1000x40")
                    .silent(
                            "below",
                            "pg_database_wraparound_age_datfrozenxid_seconds{datname=app} 1000x4 1073741824x20 1000x40")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresMultixactWraparound")
                    .both(
                            "far",
                            "80%",
                            "pg_database_wraparound_age_datminmxid_seconds{datname=app} 1000x4 1717986918x20 1000x40")
                    .warns(
                            "some",
                            "60%",
                            "pg_database_wraparound_age_datminmxid_seconds{datname=app} 1000x4 1288490189x20 1000x40")
                    .silent(
                            "below",
                            "pg_database_wraparound_age_datminmxid_seconds{datname=app} 1000x4 1073741824x20 1000x40")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresFreezeBehind")
                    .labels("datname=app")
                    .warns(
                            "some",
                            "1.5",
                            "pg_database_wraparound_age_datfrozenxid_seconds{datname=app} 100x4 300x60 100x40",
                            "pg_settings_autovacuum_freeze_max_age 200x110")
                    .silent(
                            "below",
                            "pg_database_wraparound_age_datfrozenxid_seconds{datname=app} 100x4 250x60 100x40",
                            "pg_settings_autovacuum_freeze_max_age 200x110")
                    .at("35m", "34m", "70m"),
            AlertCase.of("PostgresXminHorizonOld")
                    .labels("source=slot")
                    .warns("some", "20M", "pg_xmin_horizon_age{source=slot} 0x4 20000000x30 0x40")
                    .silent("below", "pg_xmin_horizon_age{source=slot} 0x4 10000000x30 0x40")
                    .at("20m", "19m", "37m"),
            AlertCase.of("PostgresVacuumBehind")
                    .labels("datname=app,schemaname=public,relname=orders")
                    .warns(
                            "behind",
                            "100k",
                            "pg_stat_user_tables_n_dead_tup{datname=app,schemaname=public,relname=orders} 0x4 100000x60 0x40",
                            "pg_stat_user_tables_n_live_tup{datname=app,schemaname=public,relname=orders} 50000x110",
                            "pg_settings_autovacuum_vacuum_scale_factor 0.2x110",
                            "pg_settings_autovacuum_vacuum_threshold 50x110")
                    .silent(
                            "below",
                            "pg_stat_user_tables_n_dead_tup{datname=app,schemaname=public,relname=orders} 30000x110",
                            "pg_stat_user_tables_n_live_tup{datname=app,schemaname=public,relname=orders} 50000x110",
                            "pg_settings_autovacuum_vacuum_scale_factor 0.2x110",
                            "pg_settings_autovacuum_vacuum_threshold 50x110")
                    .silent(
                            "small",
                            "pg_stat_user_tables_n_dead_tup{datname=app,schemaname=public,relname=orders} 9000x110",
                            "pg_stat_user_tables_n_live_tup{datname=app,schemaname=public,relname=orders} 10x110",
                            "pg_settings_autovacuum_vacuum_scale_factor 0.2x110",
                            "pg_settings_autovacuum_vacuum_threshold 50x110")
                    .silent(
                            "rest",
                            "pg_stat_user_tables_n_dead_tup{datname=app,schemaname=other,relname=other} 900000x110",
                            "pg_stat_user_tables_n_live_tup{datname=app,schemaname=other,relname=other} 10x110",
                            "pg_settings_autovacuum_vacuum_scale_factor 0.2x110",
                            "pg_settings_autovacuum_vacuum_threshold 50x110")
                    .at("35m", "34m", "70m"),
            AlertCase.of("PostgresAutovacuumSaturated")
                    .warns(
                            "some",
                            "3",
                            "pg_autovacuum_workers 1x4 3x60 1x40",
                            "pg_settings_autovacuum_max_workers 3x110")
                    .silent("below", "pg_autovacuum_workers 1x4 2x60 1x40", "pg_settings_autovacuum_max_workers 3x110")
                    .at("35m", "34m", "70m"),
            AlertCase.of("PostgresAutovacuumOff")
                    .warns("off", "", "pg_settings_autovacuum 1x4 0x20 1x40", "pg_settings_track_counts 1x70")
                    .warns("notcounting", "", "pg_settings_autovacuum 1x70", "pg_settings_track_counts 1x4 0x20 1x40")
                    .silent("on", "pg_settings_autovacuum 1x70", "pg_settings_track_counts 1x70")
                    .at("10m", "9m", "28m"));

    private VacuumCases() {}
}

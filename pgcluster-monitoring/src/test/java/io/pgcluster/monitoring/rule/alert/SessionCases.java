package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Sessions that hold what others need. */
final class SessionCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresIdleInTransaction")
                    .labels("datname=app")
                    .both(
                            "far",
                            "16m 40s",
                            "pg_stat_activity_max_idle_in_transaction_seconds{datname=app} 0x4 1000x20 0x40")
                    .warns(
                            "some",
                            "6m 40s",
                            "pg_stat_activity_max_idle_in_transaction_seconds{datname=app} 0x4 400x20 0x40")
                    .silent("below", "pg_stat_activity_max_idle_in_transaction_seconds{datname=app} 0x4 300x20 0x40")
                    .at("6m", "5m", "28m"),
            AlertCase.of("PostgresLongTransaction")
                    .labels("datname=app")
                    .both(
                            "far",
                            "13h 53m 20s",
                            "pg_stat_activity_max_tx_duration{datname=app,state=active,backend_type=client backend,application_name=psql} 0x4 50000x20 0x40")
                    .warns(
                            "some",
                            "1h 6m 40s",
                            "pg_stat_activity_max_tx_duration{datname=app,state=active,backend_type=client backend,application_name=psql} 0x4 4000x20 0x40")
                    .silent(
                            "below",
                            "pg_stat_activity_max_tx_duration{datname=app,state=active,backend_type=client backend,application_name=psql} 0x4 3600x20 0x40")
                    .silent(
                            "dump",
                            "pg_stat_activity_max_tx_duration{datname=app,state=active,backend_type=client backend,application_name=pg_dump} 50000x70")
                    .silent(
                            "autovacuum",
                            "pg_stat_activity_max_tx_duration{datname=app,state=active,backend_type=autovacuum worker} 50000x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresLongQuery")
                    .labels("datname=app")
                    .warns(
                            "some",
                            "33m 20s",
                            "pg_stat_activity_max_query_duration_seconds{datname=app} 0x4 2000x20 0x40")
                    .silent("below", "pg_stat_activity_max_query_duration_seconds{datname=app} 0x4 1800x20 0x40")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresLockWait")
                    .both("far", "11m 40s", "pg_locks_max_wait_seconds 0x4 700x20 0x40")
                    .warns("some", "1m 40s", "pg_locks_max_wait_seconds 0x4 100x20 0x40")
                    .silent("below", "pg_locks_max_wait_seconds 0x4 60x20 0x40")
                    .at("7m", "6m", "28m"),
            AlertCase.of("PostgresBlockedSessions")
                    .warns(
                            "queue",
                            "12",
                            "pg_blocked_sessions{datname=app} 0x4 6x20 0x40",
                            "pg_blocked_sessions{datname=other} 0x4 6x20 0x40")
                    .silent("below", "pg_blocked_sessions{datname=app} 10x70")
                    .at("7m", "6m", "28m"),
            AlertCase.of("PostgresLockTableFilling")
                    .warns(
                            "some",
                            "60%",
                            "pg_locks_count{datname=app,mode=accesssharelock} 10x4 60x20 10x40",
                            "pg_settings_max_locks_per_transaction 1x70",
                            "pg_settings_max_connections 90x70",
                            "pg_settings_max_prepared_transactions 10x70")
                    .silent(
                            "below",
                            "pg_locks_count{datname=app,mode=accesssharelock} 10x4 50x20 10x40",
                            "pg_settings_max_locks_per_transaction 1x70",
                            "pg_settings_max_connections 90x70",
                            "pg_settings_max_prepared_transactions 10x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresPreparedTransactionOld")
                    .warns("some", "1h 6m 40s", "pg_prepared_xacts_oldest_age_seconds 0x4 4000x30 0x40")
                    .silent("below", "pg_prepared_xacts_oldest_age_seconds 0x4 3600x30 0x40")
                    .at("20m", "19m", "37m"));

    private SessionCases() {}
}

package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: How transactions and statements fare. */
final class StatementCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresDeadlocks")
                    .labels("datname=app")
                    .warns("some", "5", "pg_stat_database_deadlocks{datname=app,datid=1} 0x9 0+1x10 10x30")
                    .silent("below", "pg_stat_database_deadlocks{datname=app,datid=1} 0x9 3x40")
                    .silent("longago", "pg_stat_database_deadlocks{datname=app,datid=1} 1000x50")
                    .at("15m", "13m", "31m"),
            AlertCase.of("PostgresRollbackRatioHigh")
                    .warns(
                            "errors",
                            "25%",
                            "pg_stat_database_xact_commit{datname=app} 0+540x120",
                            "pg_stat_database_xact_rollback{datname=app} 0x9 0+180x60 10800x60")
                    .silent(
                            "idle",
                            "pg_stat_database_xact_commit{datname=app} 0+6x120",
                            "pg_stat_database_xact_rollback{datname=app} 0+6x120")
                    .silent(
                            "below",
                            "pg_stat_database_xact_commit{datname=app} 0+5400x120",
                            "pg_stat_database_xact_rollback{datname=app} 0+540x120")
                    .at("30m", "26m", "78m"),
            AlertCase.of("PostgresCacheHitLow")
                    .informs(
                            "cold",
                            "83.33%",
                            "pg_stat_database_blks_hit{datname=app} 0+60000x120",
                            "pg_stat_database_blks_read{datname=app} 0x9 0+12000x70 840000x60")
                    .silent(
                            "idle",
                            "pg_stat_database_blks_hit{datname=app} 0+600x120",
                            "pg_stat_database_blks_read{datname=app} 0+600x120")
                    .silent(
                            "below",
                            "pg_stat_database_blks_hit{datname=app} 0+120000x120",
                            "pg_stat_database_blks_read{datname=app} 0+12000x120")
                    .at("50m", "42m", "90m"),
            AlertCase.of("PostgresTempFilesHigh")
                    .labels("datname=app")
                    .warns(
                            "spills",
                            "47.68MiB",
                            "pg_stat_database_temp_bytes{datname=app} 0x9 0+3000000000x60 180000000000x40")
                    .silent("below", "pg_stat_database_temp_bytes{datname=app} 0+1800000000x110")
                    .at("32m", "28m", "80m"),
            AlertCase.of("PostgresStatementsSlower")
                    .every("1h")
                    .warns("slower", "3", "instance:pg_statement_seconds:mean_rate5m 0.01x170 0.03x10 0.01x20")
                    .silent("fast", "instance:pg_statement_seconds:mean_rate5m 0.001x170 0.004x10 0.001x20")
                    .silent("below", "instance:pg_statement_seconds:mean_rate5m 0.01x170 0.02x10 0.01x20")
                    .at("172h", "171h", "184h"));

    private StatementCases() {}
}

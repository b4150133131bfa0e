package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: How full a server is. */
final class ConnectionCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresConnectionsHigh")
                    .both(
                            "far",
                            "100%",
                            "pg_stat_activity_count{datname=app,state=idle,backend_type=client backend} 10x4 90x20 10x40",
                            "pg_settings_max_connections 100x70",
                            "pg_settings_superuser_reserved_connections 10x70")
                    .warns(
                            "some",
                            "88.89%",
                            "pg_stat_activity_count{datname=app,state=idle,backend_type=client backend} 10x4 80x20 10x40",
                            "pg_settings_max_connections 100x70",
                            "pg_settings_superuser_reserved_connections 10x70")
                    .silent(
                            "below",
                            "pg_stat_activity_count{datname=app,state=idle,backend_type=client backend} 10x4 72x20 10x40",
                            "pg_settings_max_connections 100x70",
                            "pg_settings_superuser_reserved_connections 10x70")
                    .silent(
                            "walsenders",
                            "pg_stat_activity_count{state=active,backend_type=walsender} 90x70",
                            "pg_settings_max_connections 100x70",
                            "pg_settings_superuser_reserved_connections 10x70")
                    .both(
                            "otherexporter",
                            "100%",
                            "pg_stat_activity_count{datname=app,state=idle} 5x4 45x20 5x40",
                            "pg_stat_activity_count{datname=app,state=active} 5x4 45x20 5x40",
                            "pg_settings_max_connections 100x70",
                            "pg_settings_superuser_reserved_connections 10x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresDatabaseConnectionsHigh")
                    .labels("datname=app")
                    .both(
                            "far",
                            "100%",
                            "pg_stat_database_numbackends{datname=app,datid=1} 1x4 10x20 1x40",
                            "pg_database_connection_limit{datname=app} 10x70")
                    .warns(
                            "some",
                            "90%",
                            "pg_stat_database_numbackends{datname=app,datid=1} 1x4 9x20 1x40",
                            "pg_database_connection_limit{datname=app} 10x70")
                    .silent(
                            "below",
                            "pg_stat_database_numbackends{datname=app,datid=1} 1x4 8x20 1x40",
                            "pg_database_connection_limit{datname=app} 10x70")
                    .silent(
                            "unlimited",
                            "pg_stat_database_numbackends{datname=app,datid=1} 1000x70",
                            "pg_database_connection_limit{datname=app} -1x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresRoleConnectionsHigh")
                    .labels("usename=web")
                    .both(
                            "far",
                            "100%",
                            "pg_stat_activity_count{datname=app,state=idle,usename=web} 1x4 10x20 1x40",
                            "pg_roles_connection_limit{rolname=web} 10x70")
                    .warns(
                            "some",
                            "90%",
                            "pg_stat_activity_count{datname=app,state=idle,usename=web} 1x4 9x20 1x40",
                            "pg_roles_connection_limit{rolname=web} 10x70")
                    .silent(
                            "below",
                            "pg_stat_activity_count{datname=app,state=idle,usename=web} 1x4 8x20 1x40",
                            "pg_roles_connection_limit{rolname=web} 10x70")
                    .silent(
                            "unlimited",
                            "pg_stat_activity_count{datname=app,state=idle,usename=web} 1000x70",
                            "pg_roles_connection_limit{rolname=web} -1x70")
                    .at("10m", "9m", "28m"));

    private ConnectionCases() {}
}

package io.pgcluster.render.target.compose;

/** Directories of the bundle. */
final class Layout {
    static final String PATRONI = "config/patroni";
    static final String HAPROXY = "config/haproxy";
    static final String PGBOUNCER = "config/pgbouncer";
    static final String EXPORTER = "config/exporter";
    static final String BACKUP_HOST = "config/backup/host";
    static final String BACKUP_MEMBER = "config/backup/member";
    static final String PROMETHEUS = "config/prometheus";
    static final String ALERTMANAGER = "config/alertmanager";
    static final String GRAFANA_PROVISIONING = "config/grafana/provisioning";
    static final String GRAFANA_DASHBOARDS = "config/grafana/dashboards";
    static final String PGADMIN = "config/pgadmin";
    static final String SCRIPTS = "config/scripts";
    static final String DRILLS = "drills";
    static final String BACKUP = "backup";

    /** Made by the command line, never rendered. */
    static final String SECRETS = "secrets";

    private Layout() {}
}

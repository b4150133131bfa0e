package io.pgcluster.render.target.monitoring;

/** Files and directories of the target. */
final class Layout {
    static final String PROMETHEUS = "prometheus";

    /** Within {@link #PROMETHEUS}, whose configuration names it relative to itself. */
    static final String RULES = "rules";

    /** Not loaded unless it is moved to the {@link #RULES}. */
    static final String UP_BY_SERVER = "prometheus/optional/up.yaml";

    static final String ALERTMANAGER = "alertmanager/alertmanager.yml";
    static final String DATA_SOURCES = "grafana/provisioning/datasources/pgcluster.yaml";
    static final String DASHBOARD_PROVIDER = "grafana/provisioning/dashboards/pgcluster.yaml";
    static final String DASHBOARDS = "grafana/dashboards";

    /** Where Grafana finds the dashboards. */
    static final String INSTALLED_DASHBOARDS = "/var/lib/grafana/dashboards/pgcluster";

    private Layout() {}
}

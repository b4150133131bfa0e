package io.pgcluster.monitoring.rule;

/** What one alert is about, which decides who its texts name and where its link leads. */
public enum Scope {
    /** One server, pooler or machine. */
    INSTANCE(
            "{{ with $labels.cluster }}{{ . }}/{{ end }}{{ $labels.instance }}",
            "?var-cluster={{ $labels.cluster }}&var-instance={{ $labels.instance }}"),
    /** A cluster as a whole. */
    CLUSTER("{{ with $labels.cluster }}{{ . }}{{ else }}The cluster{{ end }}", "?var-cluster={{ $labels.cluster }}"),
    /** Monitoring as a whole. */
    GLOBAL("Monitoring", "");

    private final String who;
    private final String query;

    Scope(String who, String query) {
        this.who = who;
        this.query = query;
    }

    /** Template for the name of the thing. */
    String who() {
        return who;
    }

    /** Template for the variables of the dashboard. */
    String query() {
        return query;
    }
}

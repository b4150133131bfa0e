package io.pgcluster.monitoring.dashboard;

import java.util.List;

/**
 * A link from a value to the dashboard that says more about it. Time range, data source and the labels of the value are taken along.
 *
 * @param title what the link says
 * @param uid of the dashboard
 * @param labels that the value has and that the dashboard has a variable for; if none, the chosen clusters are taken along
 */
public record DrillDown(String title, String uid, List<String> labels) {
    /** From a value that is of no single cluster. */
    public static DrillDown all(String title, String uid) {
        return new DrillDown(title, uid, List.of());
    }

    /** With the labels of a server. */
    public static DrillDown server(String title, String uid) {
        return new DrillDown(title, uid, List.of("cluster", "instance"));
    }

    /** With the label of a cluster only. */
    public static DrillDown cluster(String title, String uid) {
        return new DrillDown(title, uid, List.of("cluster"));
    }

    /** With the labels of a server and of one of its databases. */
    public static DrillDown database(String title, String uid) {
        return new DrillDown(title, uid, List.of("cluster", "instance", "datname"));
    }
}

package io.pgcluster.render.target.monitoring;

/** Where the programs of this host listen: on the loopback address, since none of them asks for a password by itself. */
final class Addresses {
    static final String PROMETHEUS = "127.0.0.1:9090";
    static final String ALERTMANAGER = "127.0.0.1:9093";
    static final String GRAFANA = "127.0.0.1:3000";

    private Addresses() {}
}

package io.pgcluster.render.target.compose;

/** Ports of the containers that only a Compose bundle has. */
public final class ComposePorts {
    /** etcd for its clients. */
    public static final int CONSENSUS_CLIENT = 2379;

    /** etcd for its peers. */
    public static final int CONSENSUS_PEER = 2380;

    /** etcd's metrics, which reveal no key and need no certificate. */
    public static final int CONSENSUS_METRICS = 2381;

    /** HAProxy to the primary, for the poolers and for what is of the cluster itself. */
    public static final int READ_WRITE = 5432;

    /** HAProxy to the primary, for clients past the poolers. */
    public static final int READ_WRITE_DIRECT = 5435;

    /** HAProxy to the replicas. */
    public static final int READ_ONLY = 5433;

    /** HAProxy's metrics and health. */
    public static final int PROXY_INTERNAL = 8404;

    /** Prometheus. */
    public static final int PROMETHEUS = 9090;

    /** Alertmanager. */
    public static final int ALERTMANAGER = 9093;

    /** node_exporter. */
    public static final int NODE_EXPORTER = 9100;

    /** Grafana. */
    public static final int GRAFANA = 3000;

    /** pgAdmin: a port that needs no capability. */
    public static final int PGADMIN = 8080;

    private ComposePorts() {}
}

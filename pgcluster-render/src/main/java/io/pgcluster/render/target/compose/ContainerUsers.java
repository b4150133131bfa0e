package io.pgcluster.render.target.compose;

/** User and group ids that the containers run as; they are those of the images. */
public final class ContainerUsers {
    /** The job that hands keys to the others. */
    public static final int ROOT = 0;

    /** PostgreSQL and Patroni, as in the official image. */
    public static final int POSTGRES = 999;

    /** HAProxy, as in the official image. */
    public static final int PROXY = 99;

    /** The exporter. */
    public static final int EXPORTER = 998;

    /** PgBouncer. */
    public static final int POOLER = 997;

    /** etcd. */
    public static final int CONSENSUS = 996;

    /** Prometheus, Alertmanager and node_exporter, as in their official images. */
    public static final int NOBODY = 65534;

    /** Grafana, as in the official image. */
    public static final int GRAFANA = 472;

    /** pgAdmin, as in the official image. */
    public static final int PGADMIN = 5050;

    private ContainerUsers() {}
}

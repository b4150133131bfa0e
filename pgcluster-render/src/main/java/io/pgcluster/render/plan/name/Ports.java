package io.pgcluster.render.plan.name;

/** Ports inside the containers; what is published depends on the platform. */
public final class Ports {
    /** PostgreSQL on every member. */
    public static final int POSTGRES = 5432;

    /** Patroni's REST API on every member. */
    public static final int PATRONI = 8008;

    /** PgBouncer. */
    public static final int POOLER = 6432;

    /** The backup tool's server: on every member, and on the backup host where the repository is local. */
    public static final int BACKUP = 8432;

    /** The exporter. */
    public static final int EXPORTER = 9187;

    private Ports() {}
}

package io.pgcluster.render.target.compose;

/** Directories of the bundle. */
final class Layout {
    static final String PATRONI = "config/patroni";
    static final String HAPROXY = "config/haproxy";
    static final String PGBOUNCER = "config/pgbouncer";
    static final String EXPORTER = "config/exporter";
    static final String SCRIPTS = "config/scripts";
    static final String DRILLS = "drills";

    /** Made by the command line, never rendered. */
    static final String SECRETS = "secrets";

    private Layout() {}
}

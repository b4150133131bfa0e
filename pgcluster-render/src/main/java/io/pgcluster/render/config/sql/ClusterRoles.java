package io.pgcluster.render.config.sql;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.text.SqlText;
import java.util.List;

/** The cluster's own roles, each with what it needs and nothing else. */
final class ClusterRoles {
    private static final String BLOAT = "bloat";

    private ClusterRoles() {}

    /** The steps; {@code databases} are those of the specification. */
    static List<SqlStep> steps(ClusterSpec spec, List<String> databases) {
        SqlSteps steps = new SqlSteps()
                .blank()
                .comment("The cluster's own roles come with a certificate, so without a password.")
                .create(Names.REPLICATION_ROLE)
                .statement("ALTER ROLE " + Names.REPLICATION_ROLE + " LOGIN REPLICATION NOSUPERUSER PASSWORD NULL");
        rewind(steps);
        monitor(steps, spec, databases);
        steps.create(Names.POOLER_ROLE)
                .statement("ALTER ROLE " + Names.POOLER_ROLE + " LOGIN NOSUPERUSER NOREPLICATION PASSWORD NULL");
        return catalogOnly(steps, Names.POOLER_ROLE).steps();
    }

    private static void rewind(SqlSteps steps) {
        steps.create(Names.REWIND_ROLE)
                .statement("ALTER ROLE " + Names.REWIND_ROLE + " LOGIN NOSUPERUSER NOREPLICATION PASSWORD NULL");
        catalogOnly(steps, Names.REWIND_ROLE)
                .statement("GRANT EXECUTE ON FUNCTION pg_ls_dir(text, boolean, boolean), pg_stat_file(text, boolean),\n"
                        + "    pg_read_binary_file(text), pg_read_binary_file(text, bigint, bigint, boolean) TO "
                        + Names.REWIND_ROLE);
    }

    private static void monitor(SqlSteps steps, ClusterSpec spec, List<String> databases) {
        steps.create(Names.MONITOR_ROLE)
                .statement("ALTER ROLE " + Names.MONITOR_ROLE
                        + " LOGIN NOSUPERUSER NOREPLICATION CONNECTION LIMIT 5 PASSWORD NULL")
                .statement("ALTER ROLE " + Names.MONITOR_ROLE + " SET statement_timeout = '10s'")
                .statement("GRANT pg_monitor TO " + Names.MONITOR_ROLE);
        if (RoleGrants.hasDataRoles(spec)) {
            boolean bloat = spec.monitoring().exporter().collectors().getOrDefault(BLOAT, false);
            steps.comment("Only the collector of bloat, if it is switched on, needs the statistics of all columns.")
                    .statement((bloat ? "GRANT " : "REVOKE ")
                            + RoleGrants.READ
                            + (bloat ? " TO " : " FROM ")
                            + Names.MONITOR_ROLE);
        }
        connectTo(steps, databases, Names.MONITOR_ROLE);
    }

    /** For programs whose sessions cannot be configured at their start. */
    private static SqlSteps catalogOnly(SqlSteps steps, String role) {
        return steps.statement("ALTER ROLE " + role + " " + SqlText.CATALOG_ONLY);
    }

    /** Lets {@code role}, quoted where it must be, connect to the databases. */
    static void connectTo(SqlSteps steps, List<String> databases, String role) {
        databases.forEach(database ->
                steps.statement("GRANT CONNECT ON DATABASE " + SqlText.identifier(database) + " TO " + role));
    }
}

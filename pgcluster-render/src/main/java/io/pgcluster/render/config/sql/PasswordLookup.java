package io.pgcluster.render.config.sql;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.server.LogicalSlots;
import io.pgcluster.render.text.SqlText;
import java.util.List;

/**
 * Poolers look verifiers up with one function, in a database where the application owns nothing. It returns none of a superuser, of
 * replication, of the pooler itself or of an expired role: they cannot log in through a pooler.
 */
final class PasswordLookup {
    private static final String SCHEMA = Names.LOOKUP_SCHEMA;
    private static final String FUNCTION = SCHEMA + "." + Names.LOOKUP_FUNCTION;
    private static final String CREATE_FUNCTION = "CREATE OR REPLACE FUNCTION " + FUNCTION
            + "(who text) RETURNS TABLE (username text, password text)\n"
            + "    LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp\n"
            + "    AS $$ SELECT rolname::text, rolpassword::text FROM pg_authid\n"
            + "           WHERE rolname = who AND rolcanlogin AND NOT rolsuper AND NOT rolreplication\n"
            + "             AND rolname <> " + SqlText.literal(Names.POOLER_ROLE)
            + " AND (rolvaliduntil IS NULL OR rolvaliduntil > now()) $$";

    private PasswordLookup() {}

    static List<SqlStep> steps(ClusterSpec spec) {
        String database = Names.MAINTENANCE_DATABASE;
        SqlSteps steps = new SqlSteps()
                .blank()
                .comment("Poolers look verifiers up here; never those of superusers, replication or expired roles.")
                .statement("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC")
                .statement("GRANT CONNECT ON DATABASE " + database + " TO " + Names.POOLER_ROLE + ", "
                        + Names.MONITOR_ROLE + ", " + Names.REWIND_ROLE);
        if (LogicalSlots.areSynchronized(spec)) {
            steps.statement("GRANT CONNECT ON DATABASE " + database + " TO " + Names.REPLICATION_ROLE);
        }
        return steps.connect(database)
                .statement("CREATE SCHEMA IF NOT EXISTS " + SCHEMA)
                .statement("REVOKE ALL ON SCHEMA " + SCHEMA + " FROM PUBLIC")
                .statement("GRANT USAGE ON SCHEMA " + SCHEMA + " TO " + Names.POOLER_ROLE)
                .comment(
                        "A set: no row for an unknown user. One row of nulls would be an error instead of a failed login.")
                .statement(CREATE_FUNCTION)
                .statement("REVOKE ALL ON FUNCTION " + FUNCTION + "(text) FROM PUBLIC")
                .statement("GRANT EXECUTE ON FUNCTION " + FUNCTION + "(text) TO " + Names.POOLER_ROLE)
                .steps();
    }
}

package io.pgcluster.render.config;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.RoleAccess;
import io.pgcluster.model.spec.RoleSpec;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.secret.PasswordPlan;
import io.pgcluster.render.plan.server.LogicalSlots;
import io.pgcluster.render.text.SqlText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Desired state of roles, databases and grants, as a script for psql that can be run any number of times: when the cluster is created and
 * on every start. Roles that left the specification are not dropped, since they may own data.
 */
public final class RolesSql {
    private final Plan plan;
    private final ClusterSpec spec;
    private final String application;
    private final String database;
    private final StringBuilder sql = new StringBuilder();

    private RolesSql(Plan plan) {
        this.plan = plan;
        this.spec = plan.cluster().spec();
        this.application = SqlText.identifier(spec.postgres().user().text());
        this.database = SqlText.identifier(spec.postgres().database().text());
    }

    /** The file. */
    public static String text(Plan plan) {
        RolesSql roles = new RolesSql(plan);
        Generated.comment(plan, "Desired state of roles, database and grants; every statement can be repeated.")
                .forEach(line -> roles.sql.append("-- ").append(line).append('\n'));
        roles.silence();
        roles.application();
        spec(plan)
                .postgres()
                .databases()
                .forEach(database -> roles.further(database.name().text()));
        roles.clusterRoles();
        spec(plan).security().roles().forEach(roles::role);
        roles.lookUp();
        for (String database : databases(spec(plan))) {
            roles.connect(SqlText.identifier(database));
            roles.sql.append(RoleGrants.sql(spec(plan), database));
        }
        return roles.sql.toString();
    }

    private static ClusterSpec spec(Plan plan) {
        return plan.cluster().spec();
    }

    /** A verifier is as good as a password to whoever can try guesses: it must reach neither log nor statistics. */
    private void silence() {
        sql.append('\n');
        pin();
        add("""

                -- Nothing that holds a verifier may reach the server's log or statistics.
                SET log_statement = none;
                SET log_min_duration_statement = -1;
                SET log_min_error_statement = panic;
                SET pg_stat_statements.track = none;
                SET pgaudit.log = none;
                """);
        if (spec.postgres().version().isAtLeast(13)) {
            add("SET log_min_duration_sample = -1;\n");
        }
    }

    private void application() {
        String name = spec.postgres().user().text();
        add("\n-- Application: owner of its database, nothing else.\n");
        create(name);
        add("ALTER ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;\n", application);
        verifier(name);
        add("SELECT format('CREATE DATABASE %%I OWNER %%I', %s, %s)\n", databaseLiteral(), SqlText.literal(name));
        add(" WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = %s) \\gexec\n", databaseLiteral());
        add("ALTER DATABASE %s OWNER TO %s;\n", database, application);
        add("REVOKE ALL ON DATABASE %s FROM PUBLIC;\n", database);
    }

    private static List<String> databases(ClusterSpec spec) {
        return Stream.concat(
                        Stream.of(spec.postgres().database().text()),
                        spec.postgres().databases().stream()
                                .map(database -> database.name().text()))
                .toList();
    }

    /** Made where it is missing; owner and rights of one that was there before are left, apart from what the roles need. */
    private void further(String name) {
        String literal = SqlText.literal(name);
        String owner = SqlText.literal(spec.postgres().user().text());
        add("SELECT format('CREATE DATABASE %%I OWNER %%I', %s, %s)\n", literal, owner);
        add(" WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = %s) \\gexec\n", literal);
        add("SELECT format('REVOKE ALL ON DATABASE %%I FROM PUBLIC', datname) FROM pg_database\n");
        add(" WHERE datname = %s AND datacl IS NULL AND pg_get_userbyid(datdba) = %s \\gexec\n", literal, owner);
    }

    private void clusterRoles() {
        add("\n-- The cluster's own roles come with a certificate, so without a password.\n");
        create(Names.REPLICATION_ROLE);
        add("ALTER ROLE %s LOGIN REPLICATION NOSUPERUSER PASSWORD NULL;\n", Names.REPLICATION_ROLE);
        create(Names.REWIND_ROLE);
        add("ALTER ROLE %s LOGIN NOSUPERUSER NOREPLICATION PASSWORD NULL;\n", Names.REWIND_ROLE);
        catalogOnly(Names.REWIND_ROLE);
        add("GRANT EXECUTE ON FUNCTION pg_ls_dir(text, boolean, boolean), pg_stat_file(text, boolean),\n");
        add(
                "    pg_read_binary_file(text), pg_read_binary_file(text, bigint, bigint, boolean) TO %s;\n",
                Names.REWIND_ROLE);
        create(Names.MONITOR_ROLE);
        add("ALTER ROLE %s LOGIN NOSUPERUSER NOREPLICATION CONNECTION LIMIT 5 PASSWORD NULL;\n", Names.MONITOR_ROLE);
        add("ALTER ROLE %s SET statement_timeout = '10s';\n", Names.MONITOR_ROLE);
        add("GRANT pg_monitor TO %s;\n", Names.MONITOR_ROLE);
        connectTo(Names.MONITOR_ROLE);
        create(Names.POOLER_ROLE);
        add("ALTER ROLE %s LOGIN NOSUPERUSER NOREPLICATION PASSWORD NULL;\n", Names.POOLER_ROLE);
        catalogOnly(Names.POOLER_ROLE);
    }

    /** For programs that cannot be told how to begin a session. */
    private void catalogOnly(String role) {
        add("ALTER ROLE %s %s;\n", role, SqlText.CATALOG_ONLY);
    }

    private void role(RoleSpec role) {
        String name = role.name().text();
        add("\n");
        create(name);
        add(
                "ALTER ROLE %s %s NOSUPERUSER NOCREATEDB NOCREATEROLE %s NOBYPASSRLS CONNECTION LIMIT %d;\n",
                SqlText.identifier(name),
                role.login() ? "LOGIN" : "NOLOGIN",
                role.access() == RoleAccess.REPLICATION ? "REPLICATION" : "NOREPLICATION",
                role.connectionLimit().orElse(-1));
        if (role.login()) {
            verifier(name);
        }
        connectTo(SqlText.identifier(name));
    }

    private void connectTo(String role) {
        for (String name : databases(spec)) {
            add("GRANT CONNECT ON DATABASE %s TO %s;\n", SqlText.identifier(name), role);
        }
    }

    /**
     * Poolers look verifiers up with one function, in a database where the application owns nothing. It tells none of a superuser, of
     * replication, of the pooler itself or of an expired role: they cannot log in through a pooler.
     */
    private void lookUp() {
        String function = Names.LOOKUP_SCHEMA + "." + Names.LOOKUP_FUNCTION;
        add("""

                -- Poolers look verifiers up here; never those of superusers, replication or expired roles.
                REVOKE ALL ON DATABASE %1$s FROM PUBLIC;
                GRANT CONNECT ON DATABASE %1$s TO %2$s, %3$s, %4$s;
                """, Names.MAINTENANCE_DATABASE, Names.POOLER_ROLE, Names.MONITOR_ROLE, Names.REWIND_ROLE);
        if (LogicalSlots.areSynchronized(spec)) {
            add("GRANT CONNECT ON DATABASE %s TO %s;\n", Names.MAINTENANCE_DATABASE, Names.REPLICATION_ROLE);
        }
        connect(Names.MAINTENANCE_DATABASE);
        add("""
                CREATE SCHEMA IF NOT EXISTS %1$s;
                REVOKE ALL ON SCHEMA %1$s FROM PUBLIC;
                GRANT USAGE ON SCHEMA %1$s TO %3$s;
                -- A set: no row for an unknown user. One row of nulls would be an error instead of a failed login.
                CREATE OR REPLACE FUNCTION %2$s(who text) RETURNS TABLE (username text, password text)
                    LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp
                    AS $$ SELECT rolname::text, rolpassword::text FROM pg_authid
                           WHERE rolname = who AND rolcanlogin AND NOT rolsuper AND NOT rolreplication
                             AND rolname <> %4$s AND (rolvaliduntil IS NULL OR rolvaliduntil > now()) $$;
                REVOKE ALL ON FUNCTION %2$s(text) FROM PUBLIC;
                GRANT EXECUTE ON FUNCTION %2$s(text) TO %3$s;
                """, Names.LOOKUP_SCHEMA, function, Names.POOLER_ROLE, SqlText.literal(Names.POOLER_ROLE));
    }

    private void create(String role) {
        add(
                "SELECT format('CREATE ROLE %%I', %1$s) WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = %1$s) \\gexec\n",
                SqlText.literal(role));
    }

    /** Sets the verifier, and starts its validity anew, only where it changed; refuses a missing or damaged file. */
    private void verifier(String role) {
        PasswordPlan password = plan.secrets().passwords().stream()
                .filter(candidate -> candidate.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no password is planned for " + role));
        String file = plan.platform().paths().tls(password.verifierFile());
        Optional<Long> days = password.validity().map(java.time.Duration::toDays);
        String validUntil = days.map(
                        count -> "to_char(now() + interval '" + count + " days', 'YYYY-MM-DD HH24:MI:SSOF')")
                .orElse("'infinity'");
        add("""
                \\set verifier `cat %1$s`
                SELECT :'verifier' LIKE 'SCRAM-SHA-256$%%' AS known \\gset
                \\if :known
                SELECT format('ALTER ROLE %%I PASSWORD %%L VALID UNTIL %%L', rolname, :'verifier', %2$s)
                  FROM pg_authid WHERE rolname = %3$s AND rolpassword IS DISTINCT FROM :'verifier' \\gexec
                \\else
                DO $$ BEGIN RAISE EXCEPTION 'no SCRAM verifier in %4$s: make the secrets, then start again'; END $$;
                \\endif
                """, file, validUntil, SqlText.literal(role), file.replace("%", "%%"));
    }

    private void connect(String to) {
        add("\n\\connect %s\n", to);
        pin();
    }

    /** Each connection begins with it, also where nothing that starts the script says so. */
    private void pin() {
        add("%s;\n", SqlText.CATALOG_ONLY);
    }

    private String databaseLiteral() {
        return SqlText.literal(spec.postgres().database().text());
    }

    private void add(String template, Object... values) {
        sql.append(String.format(java.util.Locale.ROOT, template, values));
    }
}

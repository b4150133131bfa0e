package io.pgcluster.render.config.sql;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.RoleAccess;
import io.pgcluster.model.spec.RoleSpec;
import io.pgcluster.render.config.Generated;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.PasswordPlan;
import io.pgcluster.render.text.SqlText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Desired state of roles, databases and grants: applied when the cluster is created and on every start. Roles that were removed from the
 * specification are not dropped, since they may own data.
 */
public final class RolesSql {
    private final Plan plan;
    private final ClusterSpec spec;
    private final String owner;
    private final SqlSteps steps = new SqlSteps();

    private RolesSql(Plan plan) {
        this.plan = plan;
        this.spec = plan.cluster().spec();
        this.owner = spec.postgres().user().text();
    }

    /** A script for psql, which reads the verifiers from files. */
    public static String text(Plan plan) {
        return PsqlText.write(
                Generated.comment(
                        plan, "Desired state of roles, database and grants; every statement can be repeated."),
                steps(plan));
    }

    /** The steps. */
    public static List<SqlStep> steps(Plan plan) {
        RolesSql roles = new RolesSql(plan);
        roles.silence();
        roles.application();
        roles.spec
                .postgres()
                .databases()
                .forEach(database -> roles.further(database.name().text()));
        roles.steps.addAll(ClusterRoles.steps(roles.spec, databases(roles.spec)));
        roles.spec.security().roles().forEach(roles::role);
        roles.steps.addAll(PasswordLookup.steps(roles.spec));
        for (String database : databases(roles.spec)) {
            roles.steps.connect(database).addAll(RoleGrants.steps(roles.spec, database));
        }
        return roles.steps.steps();
    }

    /** A verifier is as good as a password to anyone who can try guesses: it must reach neither log nor statistics. */
    private void silence() {
        steps.blank()
                .pin()
                .blank()
                .comment("Nothing that holds a verifier may reach the server's log or statistics.")
                .statement("SET log_statement = none")
                .statement("SET log_min_duration_statement = -1")
                .statement("SET log_min_error_statement = panic")
                .statement("SET pg_stat_statements.track = none")
                .statement("SET pgaudit.log = none");
        if (spec.postgres().version().isAtLeast(13)) {
            steps.statement("SET log_min_duration_sample = -1");
        }
    }

    private void application() {
        String database = spec.postgres().database().text();
        String name = SqlText.literal(database);
        String quoted = SqlText.identifier(database);
        steps.blank()
                .comment("Application: owner of its database, nothing else.")
                .create(owner)
                .statement("ALTER ROLE " + SqlText.identifier(owner)
                        + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS")
                .add(verifier(owner))
                .generate(createDatabase(name))
                .statement("ALTER DATABASE " + quoted + " OWNER TO " + SqlText.identifier(owner))
                .statement("REVOKE ALL ON DATABASE " + quoted + " FROM PUBLIC");
    }

    private static List<String> databases(ClusterSpec spec) {
        return Stream.concat(
                        Stream.of(spec.postgres().database().text()),
                        spec.postgres().databases().stream()
                                .map(database -> database.name().text()))
                .toList();
    }

    /** Created where it is missing; owner and rights of one that was there before are left, apart from what the roles need. */
    private void further(String database) {
        String name = SqlText.literal(database);
        steps.generate(createDatabase(name))
                .generate("SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', datname) FROM pg_database\n"
                        + " WHERE datname = " + name + " AND datacl IS NULL AND pg_get_userbyid(datdba) = "
                        + SqlText.literal(owner));
    }

    private String createDatabase(String name) {
        return "SELECT format('CREATE DATABASE %I OWNER %I', " + name + ", " + SqlText.literal(owner) + ")\n"
                + " WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = " + name + ")";
    }

    private void role(RoleSpec role) {
        String name = role.name().text();
        steps.blank()
                .create(name)
                .statement("ALTER ROLE " + SqlText.identifier(name)
                        + (role.login() ? " LOGIN" : " NOLOGIN")
                        + " NOSUPERUSER NOCREATEDB NOCREATEROLE "
                        + (role.access() == RoleAccess.REPLICATION ? "REPLICATION" : "NOREPLICATION")
                        + " NOBYPASSRLS CONNECTION LIMIT "
                        + role.connectionLimit().orElse(-1));
        if (role.login()) {
            steps.add(verifier(name));
        }
        ClusterRoles.connectTo(steps, databases(spec), SqlText.identifier(name));
    }

    private SqlStep verifier(String role) {
        PasswordPlan password = plan.secrets().passwords().stream()
                .filter(candidate -> candidate.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no password is planned for " + role));
        String validUntil = password.validity()
                .map(Duration::toDays)
                .map(days -> "to_char(now() + interval '" + days + " days', 'YYYY-MM-DD HH24:MI:SSOF')")
                .orElse("'infinity'");
        String file = password.verifierFile();
        return new SqlStep.Verifier(role, file, plan.platform().paths().tls(file), validUntil);
    }
}

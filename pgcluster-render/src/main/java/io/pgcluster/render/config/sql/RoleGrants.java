package io.pgcluster.render.config.sql;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.RoleAccess;
import io.pgcluster.model.spec.RoleSpec;
import io.pgcluster.render.text.SqlText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the specification's roles may do in one of its databases. From 14 on by PostgreSQL's own roles, which also cover what is made
 * later; before that table by table, and by default privileges for what the application's owner makes.
 */
final class RoleGrants {
    /** PostgreSQL's own role that reads everything, where {@link #hasDataRoles} says that it exists. */
    static final String READ = "pg_read_all_data";

    private static final String WRITE = "pg_write_all_data";
    private static final String MONITOR = "pg_monitor";

    /** Kinds of objects by the names that default privileges have for them, and how those of a schema are named. */
    private static final Map<String, String> OBJECTS = objects();

    private RoleGrants() {}

    private static Map<String, String> objects() {
        Map<String, String> objects = new LinkedHashMap<>();
        objects.put("SCHEMAS", "SCHEMA %I");
        objects.put("TABLES", "ALL TABLES IN SCHEMA %I");
        objects.put("SEQUENCES", "ALL SEQUENCES IN SCHEMA %I");
        return Collections.unmodifiableMap(objects);
    }

    /** Grants for every role in {@code database}, to which the session is connected. */
    static List<SqlStep> steps(ClusterSpec spec, String database) {
        SqlSteps steps = new SqlSteps();
        for (RoleSpec role : spec.security().roles()) {
            steps.blank().comment(role.name().text() + ": " + role.access()).statement("BEGIN");
            if (hasDataRoles(spec)) {
                byMembership(steps, spec, role);
            } else {
                byTable(steps, spec, role);
            }
            asOwner(steps, spec, role, database);
            steps.statement("COMMIT");
        }
        return steps.steps();
    }

    /** Whether PostgreSQL has roles of its own that read or write everything: from 14 on. */
    static boolean hasDataRoles(ClusterSpec spec) {
        return spec.postgres().version().isAtLeast(14);
    }

    private static void byMembership(SqlSteps steps, ClusterSpec spec, RoleSpec role) {
        String owner = owner(spec);
        String name = SqlText.identifier(role.name().text());
        steps.statement("REVOKE " + String.join(", ", List.of(READ, WRITE, MONITOR, owner)) + " FROM " + name);
        grant(steps, memberships(role, owner), name);
    }

    private static List<String> memberships(RoleSpec role, String owner) {
        return switch (role.access()) {
            case READ, REPLICATION -> List.of(READ);
            case WRITE -> List.of(READ, WRITE);
            case OWNER -> List.of(owner);
            case MONITOR -> List.of(MONITOR);
        };
    }

    private static void byTable(SqlSteps steps, ClusterSpec spec, RoleSpec role) {
        String owner = owner(spec);
        String name = SqlText.identifier(role.name().text());
        steps.statement("REVOKE " + MONITOR + ", " + owner + " FROM " + name);
        OBJECTS.values().forEach(objects -> onSchemas(steps, "REVOKE ALL", "FROM", name, objects));
        OBJECTS.keySet().forEach(kind -> alterDefault(steps, owner, "REVOKE ALL ON " + kind + " FROM " + name));
        switch (role.access()) {
            case READ, REPLICATION -> granted(steps, owner, "GRANT SELECT", "GRANT SELECT", name);
            case WRITE -> granted(steps, owner, "GRANT SELECT, INSERT, UPDATE, DELETE", "GRANT ALL", name);
            case OWNER -> grant(steps, List.of(owner), name);
            case MONITOR -> grant(steps, List.of(MONITOR), name);
        }
    }

    private static void granted(SqlSteps steps, String owner, String tables, String sequences, String name) {
        Map<String, String> actions = new LinkedHashMap<>();
        actions.put("SCHEMAS", "GRANT USAGE");
        actions.put("TABLES", tables);
        actions.put("SEQUENCES", sequences);
        actions.forEach(
                (kind, action) -> onSchemas(steps, action, "TO", name, Objects.requireNonNull(OBJECTS.get(kind))));
        actions.forEach((kind, action) -> alterDefault(steps, owner, action + " ON " + kind + " TO " + name));
    }

    private static void onSchemas(SqlSteps steps, String action, String direction, String name, String objects) {
        String statement = action + " ON " + objects + " " + direction + " " + name.replace("%", "%%");
        steps.generate("SELECT format(" + SqlText.literal(statement)
                + ", nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'");
    }

    private static void alterDefault(SqlSteps steps, String owner, String action) {
        steps.statement("ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " " + action);
    }

    private static void grant(SqlSteps steps, List<String> roles, String name) {
        steps.statement("GRANT " + String.join(", ", roles) + " TO " + name);
    }

    /** Sessions of an owner act as the owner, so that what one of them creates belongs to all. */
    private static void asOwner(SqlSteps steps, ClusterSpec spec, RoleSpec role, String database) {
        String within =
                "ALTER ROLE " + SqlText.identifier(role.name().text()) + " IN DATABASE " + SqlText.identifier(database);
        steps.statement(
                role.access() == RoleAccess.OWNER
                        ? within + " SET role = "
                                + SqlText.literal(spec.postgres().user().text())
                        : within + " RESET role");
    }

    private static String owner(ClusterSpec spec) {
        return SqlText.identifier(spec.postgres().user().text());
    }
}

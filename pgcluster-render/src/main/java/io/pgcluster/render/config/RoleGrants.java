package io.pgcluster.render.config;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.RoleSpec;
import io.pgcluster.render.text.SqlText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the specification's roles may do in one of its databases. From 14 on by PostgreSQL's own roles, which also cover what is made
 * later; before that table by table, and by default privileges for what the application's owner makes.
 */
final class RoleGrants {
    private static final String READ = "pg_read_all_data";
    private static final String WRITE = "pg_write_all_data";
    private static final String MONITOR = "pg_monitor";

    private RoleGrants() {}

    /** Grants for every role in the database {@code database}, to which the script is connected. */
    static String sql(ClusterSpec spec, String database) {
        return spec.security().roles().stream()
                .map(role -> "\n-- " + role.name().text() + ": " + role.access() + "\nBEGIN;\n"
                        + (spec.postgres().version().isAtLeast(14)
                                ? byMembership(spec, role, database)
                                : byTable(spec, role, database))
                        + "COMMIT;\n")
                .collect(Collectors.joining());
    }

    private static String byMembership(ClusterSpec spec, RoleSpec role, String database) {
        String owner = owner(spec);
        String name = SqlText.identifier(role.name().text());
        String all = String.join(", ", List.of(READ, WRITE, MONITOR, owner));
        return "REVOKE " + all + " FROM " + name + ";\n" + grant(memberships(role, owner), name)
                + asOwner(spec, role, database);
    }

    private static Stream<String> memberships(RoleSpec role, String owner) {
        return switch (role.access()) {
            case READ, REPLICATION -> Stream.of(READ);
            case WRITE -> Stream.of(READ, WRITE);
            case OWNER -> Stream.of(owner);
            case MONITOR -> Stream.of(MONITOR);
        };
    }

    private static String byTable(ClusterSpec spec, RoleSpec role, String database) {
        String owner = owner(spec);
        String name = SqlText.identifier(role.name().text());
        String revoked = "REVOKE " + MONITOR + ", " + owner + " FROM " + name + ";\n"
                + onTables("REVOKE ALL", "FROM", name)
                + byDefault(owner, "REVOKE ALL", "FROM", name);
        return revoked
                + switch (role.access()) {
                    case READ, REPLICATION -> granted(owner, "GRANT SELECT", "GRANT SELECT", name);
                    case WRITE -> granted(owner, "GRANT SELECT, INSERT, UPDATE, DELETE", "GRANT ALL", name);
                    case OWNER -> grant(Stream.of(owner), name);
                    case MONITOR -> grant(Stream.of(MONITOR), name);
                }
                + asOwner(spec, role, database);
    }

    private static String granted(String owner, String tables, String sequences, String name) {
        return onSchemas("GRANT USAGE", "TO", name, "SCHEMA %I")
                + onSchemas(tables, "TO", name, "ALL TABLES IN SCHEMA %I")
                + onSchemas(sequences, "TO", name, "ALL SEQUENCES IN SCHEMA %I")
                + alterDefault(owner, "GRANT USAGE ON SCHEMAS TO " + name)
                + alterDefault(owner, tables + " ON TABLES TO " + name)
                + alterDefault(owner, sequences + " ON SEQUENCES TO " + name);
    }

    private static String onTables(String action, String direction, String name) {
        return onSchemas(action, direction, name, "SCHEMA %I")
                + onSchemas(action, direction, name, "ALL TABLES IN SCHEMA %I")
                + onSchemas(action, direction, name, "ALL SEQUENCES IN SCHEMA %I");
    }

    private static String byDefault(String owner, String action, String direction, String name) {
        return Stream.of("SCHEMAS", "TABLES", "SEQUENCES")
                .map(kind -> alterDefault(owner, action + " ON " + kind + " " + direction + " " + name))
                .collect(Collectors.joining());
    }

    private static String onSchemas(String action, String direction, String name, String objects) {
        String statement = action + " ON " + objects + " " + direction + " " + name.replace("%", "%%");
        return "SELECT format(" + SqlText.literal(statement)
                + ", nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' \\gexec\n";
    }

    private static String alterDefault(String owner, String action) {
        return "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " " + action + ";\n";
    }

    private static String grant(Stream<String> roles, String name) {
        return "GRANT " + roles.collect(Collectors.joining(", ")) + " TO " + name + ";\n";
    }

    /** Sessions of an owner act as the owner, so that what one of them makes belongs to all. */
    private static String asOwner(ClusterSpec spec, RoleSpec role, String database) {
        String name = SqlText.identifier(role.name().text());
        String within = "ALTER ROLE " + name + " IN DATABASE " + SqlText.identifier(database);
        boolean owner = role.access() == io.pgcluster.model.spec.RoleAccess.OWNER;
        return within
                + (owner
                        ? " SET role = "
                                + SqlText.literal(spec.postgres().user().text())
                        : " RESET role") + ";\n";
    }

    private static String owner(ClusterSpec spec) {
        return SqlText.identifier(spec.postgres().user().text());
    }
}

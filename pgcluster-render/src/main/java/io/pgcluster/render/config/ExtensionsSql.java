package io.pgcluster.render.config;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.text.SqlText;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Extensions of the application database, as a script for psql that can be run any number of times. It is apart from the roles, so that
 * an extension that the image lacks does not keep a cluster from being created.
 */
public final class ExtensionsSql {
    /** Libraries that are only loaded; there is nothing to create in a database. */
    private static final Set<String> WITHOUT_OBJECTS = Set.of("auth_delay", "auto_explain", "passwordcheck", "sepgsql");

    private ExtensionsSql() {}

    /** The file. */
    public static String text(Plan plan) {
        return text(plan, names(plan));
    }

    /** Extensions that are created in the database. */
    public static List<String> names(Plan plan) {
        ClusterSpec spec = plan.cluster().spec();
        Stream<String> audit = spec.security().audit().enabled() ? Stream.of("pgaudit") : Stream.empty();
        return Stream.concat(spec.postgres().extensions().stream().map(Object::toString), audit)
                .distinct()
                .filter(name -> !WITHOUT_OBJECTS.contains(name))
                .toList();
    }

    /** The script for some of them. */
    public static String text(Plan plan, List<String> names) {
        ClusterSpec spec = plan.cluster().spec();
        StringBuilder sql = new StringBuilder();
        Generated.comment(plan, "Extensions of the application database; every statement can be repeated.")
                .forEach(line -> sql.append("-- ").append(line).append('\n'));
        sql.append("\\connect ")
                .append(SqlText.identifier(spec.postgres().database().text()))
                .append("\nSET search_path = public;\n");
        names.forEach(name -> sql.append("CREATE EXTENSION IF NOT EXISTS ")
                .append(SqlText.identifier(name))
                .append(";\n"));
        return sql.toString();
    }
}

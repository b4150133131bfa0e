package io.pgcluster.render.config.sql;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.render.config.Generated;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.text.SqlText;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Extensions of the application database, and those that the exporter reads in the database that it connects to. They are apart from the roles, so that an extension that the image lacks does not keep a cluster
 * from being created.
 */
public final class ExtensionsSql {
    private static final String CREATE = "CREATE EXTENSION IF NOT EXISTS ";

    /** Libraries that are only loaded; there is nothing to create in a database. */
    private static final Set<String> WITHOUT_OBJECTS = Set.of("auth_delay", "auto_explain", "passwordcheck", "sepgsql");

    /** Extensions that tell of all databases from any of them. */
    private static final Set<String> OF_ALL_DATABASES = Set.of("pg_stat_statements");

    private ExtensionsSql() {}

    /** A script for psql. */
    public static String text(Plan plan) {
        return PsqlText.write(
                Generated.comment(
                        plan,
                        "Extensions of the application database and of the exporter; every statement can be repeated."),
                steps(plan, names(plan)));
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

    /** The steps that create the extensions {@code names}. */
    public static List<SqlStep> steps(Plan plan, List<String> names) {
        SqlSteps steps = new SqlSteps()
                .add(new SqlStep.Connect(
                        plan.cluster().spec().postgres().database().text()))
                .statement("SET search_path = public");
        names.forEach(name -> steps.statement(CREATE + SqlText.identifier(name)));
        List<String> read = names.stream().filter(OF_ALL_DATABASES::contains).toList();
        if (plan.cluster().spec().monitoring().prometheus() && !read.isEmpty()) {
            forTheExporter(steps, read);
        }
        return steps.steps();
    }

    /** In a schema where only the exporter's role finds them, and no other role can create functions of the same names next to them. */
    private static void forTheExporter(SqlSteps steps, List<String> names) {
        String schema = Names.STATISTICS_SCHEMA;
        steps.connect(Names.MAINTENANCE_DATABASE)
                .comment("The exporter reads here what an extension tells of all databases.")
                .statement("CREATE SCHEMA IF NOT EXISTS " + schema)
                .statement("REVOKE ALL ON SCHEMA " + schema + " FROM PUBLIC")
                .statement("GRANT USAGE ON SCHEMA " + schema + " TO " + Names.MONITOR_ROLE);
        names.forEach(name -> steps.statement(CREATE + SqlText.identifier(name) + " SCHEMA " + schema));
    }
}

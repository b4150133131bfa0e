package io.pgcluster.render.config.sql;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.render.config.Generated;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.text.SqlText;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Extensions of the application database. They are apart from the roles, so that an extension that the image lacks does not keep a cluster
 * from being created.
 */
public final class ExtensionsSql {
    /** Libraries that are only loaded; there is nothing to create in a database. */
    private static final Set<String> WITHOUT_OBJECTS = Set.of("auth_delay", "auto_explain", "passwordcheck", "sepgsql");

    private ExtensionsSql() {}

    /** A script for psql. */
    public static String text(Plan plan) {
        return PsqlText.write(
                Generated.comment(plan, "Extensions of the application database; every statement can be repeated."),
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
        names.forEach(name -> steps.statement("CREATE EXTENSION IF NOT EXISTS " + SqlText.identifier(name)));
        return steps.steps();
    }
}

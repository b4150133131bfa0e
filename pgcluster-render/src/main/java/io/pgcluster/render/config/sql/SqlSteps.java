package io.pgcluster.render.config.sql;

import io.pgcluster.render.text.SqlText;
import java.util.ArrayList;
import java.util.List;

/** Collects steps. */
final class SqlSteps {
    private final List<SqlStep> steps = new ArrayList<>();

    SqlSteps statement(String sql) {
        steps.add(new SqlStep.Statement(sql));
        return this;
    }

    SqlSteps generate(String query) {
        steps.add(new SqlStep.Generate(query));
        return this;
    }

    SqlSteps comment(String text) {
        steps.add(new SqlStep.Comment(text));
        return this;
    }

    SqlSteps blank() {
        return comment("");
    }

    SqlSteps add(SqlStep step) {
        steps.add(step);
        return this;
    }

    SqlSteps addAll(List<SqlStep> more) {
        steps.addAll(more);
        return this;
    }

    /** Another session, which looks names up in the catalog alone: a user of that database can have set another search path. */
    SqlSteps connect(String database) {
        return blank().add(new SqlStep.Connect(database)).pin();
    }

    /** Each session begins with it, also where nothing that starts the script says so. */
    SqlSteps pin() {
        return statement(SqlText.CATALOG_ONLY);
    }

    /** Creates a role that is missing; what it may do is set by other statements. */
    SqlSteps create(String role) {
        String name = SqlText.literal(role);
        return generate("SELECT format('CREATE ROLE %I', " + name
                + ") WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = " + name + ")");
    }

    List<SqlStep> steps() {
        return List.copyOf(steps);
    }
}

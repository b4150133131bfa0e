package io.pgcluster.render.config.sql;

import io.pgcluster.render.text.SqlText;
import java.util.List;

/** Writes steps as a script for psql. */
final class PsqlText {
    private PsqlText() {}

    static String write(List<String> header, List<SqlStep> steps) {
        StringBuilder script = new StringBuilder();
        header.forEach(line -> script.append("-- ").append(line).append('\n'));
        steps.forEach(step -> script.append(text(step)));
        return script.toString();
    }

    private static String text(SqlStep step) {
        if (step instanceof SqlStep.Connect connect) {
            return "\\connect " + SqlText.identifier(connect.database()) + "\n";
        }
        if (step instanceof SqlStep.Statement statement) {
            return statement.sql() + ";\n";
        }
        if (step instanceof SqlStep.Generate generate) {
            return generate.query() + " \\gexec\n";
        }
        if (step instanceof SqlStep.Verifier verifier) {
            return text(verifier);
        }
        String comment = ((SqlStep.Comment) step).text();
        return comment.isEmpty() ? "\n" : "-- " + comment + "\n";
    }

    private static String text(SqlStep.Verifier verifier) {
        return String.join(
                "\n",
                "\\set verifier `cat " + verifier.path() + "`",
                "SELECT :'verifier' LIKE '" + VerifierQuery.PREFIX + "%' AS known \\gset",
                "\\if :known",
                VerifierQuery.of(verifier, ":'verifier'") + " \\gexec",
                "\\else",
                "DO $$ BEGIN RAISE EXCEPTION 'no SCRAM verifier in "
                        + verifier.path().replace("%", "%%") + ": make the secrets, then start again'; END $$;",
                "\\endif",
                "");
    }
}

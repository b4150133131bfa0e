package io.pgcluster.render.config.sql;

import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.text.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Commands that a driver runs as superuser in one session, in their order.
 *
 * @param database the database
 * @param commands what is run
 */
public record SqlSession(String database, List<SqlCommand> commands) {
    /** Keeps an unmodifiable copy. */
    public SqlSession {
        commands = List.copyOf(commands);
    }

    /**
     * The sessions that run {@code steps}; the first is in the maintenance database.
     *
     * @param secrets the content of a file of the secrets directory
     * @throws IllegalArgumentException for a file that holds no verifier; it names the file, and never what is in it
     */
    public static List<SqlSession> of(List<SqlStep> steps, UnaryOperator<String> secrets) {
        List<SqlSession> sessions = new ArrayList<>();
        String database = Names.MAINTENANCE_DATABASE;
        List<SqlCommand> commands = new ArrayList<>();
        for (SqlStep step : steps) {
            if (step instanceof SqlStep.Connect connect) {
                sessions.add(new SqlSession(database, commands));
                database = connect.database();
                commands.clear();
            } else if (step instanceof SqlStep.Statement statement) {
                commands.add(new SqlCommand(statement.sql(), false));
            } else if (step instanceof SqlStep.Generate generate) {
                commands.add(new SqlCommand(generate.query(), true));
            } else if (step instanceof SqlStep.Verifier verifier) {
                commands.add(new SqlCommand(query(verifier, secrets.apply(verifier.file())), true));
            }
        }
        sessions.add(new SqlSession(database, commands));
        return sessions.stream()
                .filter(session -> !session.commands().isEmpty())
                .toList();
    }

    private static String query(SqlStep.Verifier step, String verifier) {
        if (!verifier.startsWith(VerifierQuery.PREFIX)) {
            throw new IllegalArgumentException(
                    "no SCRAM verifier in " + step.file() + ": make the secrets, then start again");
        }
        return VerifierQuery.of(step, SqlText.literal(verifier));
    }
}

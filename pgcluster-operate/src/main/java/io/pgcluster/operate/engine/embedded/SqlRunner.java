package io.pgcluster.operate.engine.embedded;

import io.pgcluster.render.config.sql.SqlCommand;
import io.pgcluster.render.config.sql.SqlSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs the commands that set up roles, databases and extensions, each session over a connection of its own. */
final class SqlRunner {
    private SqlRunner() {}

    /** How a database is connected to. */
    interface Connections {
        /** A new connection as superuser. */
        Connection to(String database) throws SQLException;
    }

    static void run(List<SqlSession> sessions, Connections connections) throws SQLException {
        for (SqlSession session : sessions) {
            try (Connection connection = connections.to(session.database());
                    Statement statement = connection.createStatement()) {
                for (SqlCommand command : session.commands()) {
                    for (String sql : command.generates() ? rows(statement, command) : List.of(command.sql())) {
                        statement.execute(sql);
                    }
                }
            }
        }
    }

    private static List<String> rows(Statement statement, SqlCommand command) throws SQLException {
        List<String> generated = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(command.sql())) {
            while (rows.next()) {
                generated.add(rows.getString(1));
            }
        }
        return generated;
    }
}

package io.pgcluster.operate.engine.embedded;

import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.text.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs the scripts that bundles carry for psql, on a machine that has none: statements, {@code \connect}, {@code \gexec}, {@code
 * \gset}, {@code \set} from a file, {@code \if}. It knows what our own scripts use, and refuses everything else.
 */
final class PsqlScript {
    private static final Pattern SET_FROM_FILE = Pattern.compile("\\\\set (?<name>\\w+) `cat (?<file>[^`]+)`");
    private static final Pattern CONNECT = Pattern.compile("\\\\connect (?<database>.+)");
    private static final String QUOTED = "\"[^\"]*\"|'[^']*'";

    /** A variable, or a quoted name or text, in which nothing is replaced. */
    private static final Pattern VARIABLE = Pattern.compile(":'(?<name>\\w+)'|" + QUOTED);

    private final Sessions sessions;
    private final UnaryOperator<String> files;
    private final Map<String, String> variables = new TreeMap<>();
    private final Deque<Boolean> conditions = new ArrayDeque<>();
    private final StringBuilder statement = new StringBuilder();
    private @Nullable Connection session;

    /** How a database is connected to. */
    interface Sessions {
        /** A new connection as superuser. */
        Connection to(String database) throws SQLException;
    }

    private PsqlScript(Sessions sessions, UnaryOperator<String> files) {
        this.sessions = sessions;
        this.files = files;
    }

    /**
     * Runs {@code script}, beginning in the database {@code postgres}.
     *
     * @param files content of a file that the script reads
     */
    static void run(String script, Sessions sessions, UnaryOperator<String> files) throws SQLException {
        PsqlScript run = new PsqlScript(sessions, files);
        try {
            run.connect("postgres");
            for (String line : script.lines().toList()) {
                run.line(line);
            }
        } finally {
            run.disconnect();
        }
    }

    private void line(String line) throws SQLException {
        String stripped = line.strip();
        if (statement.isEmpty() && (stripped.isEmpty() || stripped.startsWith("--"))) {
            return;
        }
        if (statement.isEmpty() && stripped.startsWith("\\")) {
            command(stripped);
        } else if (!conditions.contains(false)) {
            part(stripped);
        }
    }

    private void command(String line) throws SQLException {
        if (line.startsWith("\\if ")) {
            conditions.push(isTrue(variables.getOrDefault(line.substring("\\if :".length()), "")));
        } else if (line.equals("\\else")) {
            conditions.push(!conditions.pop());
        } else if (line.equals("\\endif")) {
            conditions.pop();
        } else if (!conditions.contains(false)) {
            unconditional(line);
        }
    }

    private void unconditional(String line) throws SQLException {
        Matcher set = SET_FROM_FILE.matcher(line);
        Matcher connect = CONNECT.matcher(line);
        if (set.matches()) {
            variables.put(set.group("name"), files.apply(set.group("file")));
        } else if (connect.matches()) {
            connect(unquoted(connect.group("database")));
        } else {
            throw new IllegalArgumentException("not known outside of psql: " + line);
        }
    }

    private void part(String line) throws SQLException {
        if (line.endsWith("\\gexec")) {
            statement.append(line, 0, line.length() - "\\gexec".length());
            for (String generated : column(take())) {
                execute(generated);
            }
        } else if (line.endsWith("\\gset")) {
            statement.append(line, 0, line.length() - "\\gset".length());
            remember(take());
        } else {
            statement.append(line).append('\n');
            if (line.endsWith(";") && !isWithinBody()) {
                execute(take());
            }
        }
    }

    /** Whether a function's body was begun and not ended. */
    private boolean isWithinBody() {
        String unquoted = statement.toString().replaceAll(QUOTED, "");
        return unquoted.split("\\$\\$", -1).length % 2 == 0;
    }

    private String take() {
        String text = VARIABLE.matcher(statement.toString())
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? found.group()
                                : SqlText.literal(variables.getOrDefault(found.group(1), ""))));
        statement.setLength(0);
        return text;
    }

    private void execute(String sql) throws SQLException {
        try (Statement run = session().createStatement()) {
            run.execute(sql);
        }
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement run = session().createStatement();
                ResultSet rows = run.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private void remember(String sql) throws SQLException {
        try (Statement run = session().createStatement();
                ResultSet rows = run.executeQuery(sql)) {
            rows.next();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                variables.put(rows.getMetaData().getColumnLabel(column), String.valueOf(rows.getString(column)));
            }
        }
    }

    private void connect(String database) throws SQLException {
        disconnect();
        session = sessions.to(database);
    }

    private void disconnect() throws SQLException {
        if (session != null) {
            session.close();
        }
        session = null;
    }

    private Connection session() {
        if (session == null) {
            throw new FailedException("the script is not connected");
        }
        return session;
    }

    private static boolean isTrue(String value) {
        return value.equals("t") || value.equals("true");
    }

    private static String unquoted(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier;
    }
}

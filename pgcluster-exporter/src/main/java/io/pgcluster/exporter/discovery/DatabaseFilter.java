package io.pgcluster.exporter.discovery;

import io.pgcluster.exporter.server.DatabaseSelection;
import io.pgcluster.exporter.server.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The databases of a server that the user may connect to, without templates, that are included and not excluded. An expression has to
 * match a name as a whole, so that a plain name means just itself.
 */
public final class DatabaseFilter implements DatabaseSelection {
    private static final String SQL = """
            SELECT datname
              FROM pg_catalog.pg_database
             WHERE datallowconn AND NOT datistemplate AND datconnlimit <> -2
               AND pg_catalog.has_database_privilege(oid, 'CONNECT')
             ORDER BY datname
            """;

    private final List<Pattern> include;
    private final List<Pattern> exclude;
    private final int most;

    /**
     * A selection.
     *
     * @param include expressions of which one has to match; none: every database
     * @param exclude expressions of which none may match; they win
     * @param most how many are visited at most, the first by name
     */
    public DatabaseFilter(List<Pattern> include, List<Pattern> exclude, int most) {
        this.include = List.copyOf(include);
        this.exclude = List.copyOf(exclude);
        this.most = most;
    }

    @Override
    public List<String> names(Session home) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = home.connection().prepareStatement(SQL);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next() && names.size() < most) {
                String name = rows.getString(1);
                if (selects(name)) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }

    /** Whether a database of this name is wanted. */
    boolean selects(String name) {
        return (include.isEmpty() || matches(include, name)) && !matches(exclude, name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DatabaseFilter filter && meaning().equals(filter.meaning());
    }

    @Override
    public int hashCode() {
        return meaning().hashCode();
    }

    /** Expressions are equal only to themselves, their texts to others that mean the same. */
    private List<Object> meaning() {
        return List.of(texts(include), texts(exclude), most);
    }

    private static List<String> texts(List<Pattern> patterns) {
        return patterns.stream().map(Pattern::pattern).toList();
    }

    private static boolean matches(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}

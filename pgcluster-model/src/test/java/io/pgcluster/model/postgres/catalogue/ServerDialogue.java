package io.pgcluster.model.postgres.catalogue;

import io.pgcluster.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A session in which every library with parameters is loaded, so that the server knows them all. */
final class ServerDialogue implements AutoCloseable {
    /** Libraries that declare all their parameters only when the server loads them at its start. */
    static final Map<String, String> PRELOAD = Map.of("shared_preload_libraries", "pg_stat_statements,pg_prewarm");

    /**
     * Conversions between character sets have no parameters; the languages Perl, Python and Tcl are packages of their own,
     * which neither archives nor images have; sepgsql needs a kernel with SELinux.
     */
    private static final String NOT_LOADED =
            ".*_and_.*|.*(plperl|plpython|pltcl).*|sepgsql|pg_stat_statements|pg_prewarm";

    private static final String CANNOT_CHANGE = "55P02";

    private final Connection connection;
    private final Path alteredConfiguration;
    private final Map<String, String> extensions = new LinkedHashMap<>();

    ServerDialogue(EmbeddedPostgres server) throws SQLException, IOException {
        connection = server.connect();
        alteredConfiguration = server.dataDirectory().resolve("postgresql.auto.conf");
        for (String name : names("name LIKE '%.%'")) {
            extensions.put(name, name.substring(0, name.indexOf('.')));
        }
        try (Stream<Path> files = Files.list(libraries())) {
            for (String library : files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".so"))
                    .map(file -> file.substring(0, file.length() - ".so".length()))
                    .filter(library -> !library.matches(NOT_LOADED))
                    .sorted()
                    .toList()) {
                load(library);
            }
        }
    }

    private Path libraries() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT setting FROM pg_config WHERE name = 'PKGLIBDIR'")) {
            row.next();
            return Path.of(row.getString(1));
        }
    }

    private void load(String library) throws SQLException {
        execute("LOAD '" + library + "'");
        for (String name : names("name LIKE '%.%'")) {
            extensions.putIfAbsent(name, library);
        }
    }

    private List<String> names(String condition) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM pg_settings WHERE " + condition)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** The library that declared a parameter; empty for the server's own. */
    Optional<String> extension(String name) {
        return Optional.ofNullable(extensions.get(name));
    }

    /** Runs a query on {@code pg_settings}. */
    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** The server's verdict on a value for its configuration file: empty if it takes it, else its message. */
    Optional<String> refusal(String name, String value) throws SQLException, IOException {
        try {
            alter(name, value);
            return Optional.empty();
        } catch (SQLException e) {
            if (e.getSQLState() == null || e.getSQLState().startsWith("08")) {
                throw e;
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the server lets a configuration file set the parameter at all; it looks at that before the value. */
    boolean canConfigure(String name) throws SQLException, IOException {
        try {
            alter(name, "");
            return true;
        } catch (SQLException e) {
            return !CANNOT_CHANGE.equals(e.getSQLState());
        }
    }

    /**
     * Alters the configuration, and takes it back by deleting the file that the server wrote: to let it replace an
     * existing file repeatedly would make some file systems wait for the disk each time.
     */
    private void alter(String name, String value) throws SQLException, IOException {
        String quotedName = '"' + name.replace(".", "\".\"") + '"';
        execute("ALTER SYSTEM SET " + quotedName + " = '" + value.replace("'", "''") + "'");
        Files.delete(alteredConfiguration);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

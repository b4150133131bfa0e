package io.pgcluster.model.postgres.catalogue;

import java.io.IOException;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a server tells about its parameters, and tries out what it does not tell. */
final class ServerParameterReader {
    /** Spellings that some parameters take without naming them; every value of any other parameter is tried as well. */
    private static final List<String> UNDOCUMENTED = List.of(
            "true",
            "false",
            "yes",
            "no",
            "on",
            "off",
            "1",
            "0",
            "archive",
            "hot_standby",
            "debug",
            "info",
            "fatal",
            "panic");

    /** ALTER SYSTEM refuses these, because they belong into the main configuration file, which may set them. */
    static final Set<String> MAIN_FILE_ONLY = Set.of("data_directory", "allow_alter_system");

    private final ServerDialogue server;

    ServerParameterReader(ServerDialogue server) {
        this.server = server;
    }

    List<ServerParameter> read() throws SQLException, IOException {
        Set<String> words = words();
        List<ServerParameter> parameters = new ArrayList<>();
        try (PreparedStatement query = server.prepare("SELECT * FROM pg_settings ORDER BY name");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                parameters.add(parameter(row, words));
            }
        }
        return parameters;
    }

    private ServerParameter parameter(ResultSet row, Set<String> words) throws SQLException, IOException {
        String name = row.getString("name");
        String type = row.getString("vartype");
        List<String> values = values(row);
        boolean configurable = MAIN_FILE_ONLY.contains(name) || server.canConfigure(name);
        var attributes = new ServerParameter.Attributes(
                name,
                server.extension(name),
                type,
                Optional.ofNullable(row.getString("unit")).filter(unit -> !unit.isEmpty()),
                Optional.ofNullable(row.getString("min_val")),
                Optional.ofNullable(row.getString("max_val")),
                type.equals("integer") && configurable ? step(name) : Optional.empty(),
                values,
                type.equals("enum") && configurable ? hidden(name, values, words) : List.of(),
                row.getString("context"),
                configurable,
                Optional.ofNullable(row.getString("boot_val")).filter(value -> configurable));
        return new ServerParameter(attributes, row.getString("category"), row.getString("short_desc"));
    }

    private Set<String> words() throws SQLException {
        Set<String> words = new TreeSet<>(UNDOCUMENTED);
        try (PreparedStatement query = server.prepare("SELECT enumvals FROM pg_settings WHERE vartype = 'enum'");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                words.addAll(values(row));
            }
        }
        return words;
    }

    private List<String> hidden(String name, List<String> values, Set<String> words) throws SQLException, IOException {
        List<String> hidden = new ArrayList<>();
        for (String word : words) {
            if (!values.contains(word) && server.refusal(name, word).isEmpty()) {
                hidden.add(word);
            }
        }
        return hidden;
    }

    /** 16 for parameters that take its multiples alone, the one step there is; found by values on and off it. */
    private Optional<String> step(String name) throws SQLException, IOException {
        boolean multiplesFit = server.refusal(name, "64").isEmpty()
                && server.refusal(name, "80").isEmpty();
        boolean othersFit = server.refusal(name, "65").isEmpty()
                || server.refusal(name, "72").isEmpty();
        return multiplesFit && !othersFit ? Optional.of("16") : Optional.empty();
    }

    private static List<String> values(ResultSet row) throws SQLException {
        Array values = row.getArray("enumvals");
        return values == null ? List.of() : List.of((String[]) values.getArray());
    }
}

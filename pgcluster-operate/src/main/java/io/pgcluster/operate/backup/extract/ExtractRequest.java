package io.pgcluster.operate.backup.extract;

import io.pgcluster.operate.backup.RecoveryTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be brought back next to the live one. With neither table nor schema it is all of the database.
 *
 * @param database the database that it was in
 * @param schema name of a schema
 * @param table a table as {@code schema.table}, with double quotes where a name has a dot or a space
 * @param into name of the schema, or database, that it is brought into; empty for one with the time in it
 * @param target as of when
 */
public record ExtractRequest(
        String database,
        Optional<String> schema,
        Optional<String> table,
        Optional<String> into,
        RecoveryTarget target) {
    /** It for people. */
    public String describe() {
        return table.map(name -> "table " + name + " of ")
                        .or(() -> schema.map(name -> "schema " + name + " of "))
                        .orElse("")
                + "database " + database;
    }

    /** What is meant, as arguments of the program in the containers. */
    List<String> selection() {
        List<String> arguments = new ArrayList<>(List.of("--database", database));
        schema.ifPresent(name -> arguments.addAll(List.of("--schema", name)));
        table.ifPresent(name -> arguments.addAll(List.of("--table", name)));
        return arguments;
    }
}

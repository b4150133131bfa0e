package io.pgcluster.cli.command;

import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.backup.RecoveryTarget;
import io.pgcluster.operate.backup.extract.ExtractRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code restore} brings back next to the live one, instead of the whole cluster in place. */
final class ExtractOptions {
    @Option(
            names = "--table",
            paramLabel = "SCHEMA.TABLE",
            description = {
                "Bring this table as it was into a schema of its own; nothing that is there is touched. Letters keep their case;",
                "a name with a dot or a space is in double quotes."
            })
    private @Nullable String table;

    @Option(names = "--schema", paramLabel = "SCHEMA", description = "The same for all tables of a schema.")
    private @Nullable String schema;

    @Option(
            names = "--database",
            paramLabel = "DATABASE",
            description = {
                "The database of --table or --schema, by default the application's. Alone: bring all of this database into one of",
                "its own."
            })
    private @Nullable String database;

    @Option(
            names = "--into",
            paramLabel = "NAME",
            description = "Name of that schema or database, by default restored_TIME_NAME. It must not exist.")
    private @Nullable String into;

    boolean areGiven() {
        if (into != null && table == null && schema == null && database == null) {
            throw CliException.of(
                    ExitCode.USAGE,
                    "--into names where a table, a schema or a database is brought, and none is named",
                    "add --table, --schema or --database");
        }
        return table != null || schema != null || database != null;
    }

    /** What was asked for; {@code application} is the database where none is named. */
    ExtractRequest request(String application, RecoveryTarget target) {
        if (table != null && schema != null) {
            throw CliException.of(
                    ExitCode.USAGE, "found --table and --schema, expected one of them", "write --table SCHEMA.TABLE");
        }
        return new ExtractRequest(
                database == null ? application : database,
                Optional.ofNullable(schema),
                Optional.ofNullable(table),
                Optional.ofNullable(into),
                target);
    }
}

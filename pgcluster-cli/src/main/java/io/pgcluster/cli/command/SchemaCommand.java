package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.schema.SpecSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code schema}: the JSON Schema of specifications. */
@Command(
        name = "schema",
        header = "Print the JSON Schema of specifications.",
        description = {
            "Editors complete and check with it. For the YAML extension of most editors:",
            "  pgcluster schema > cluster.schema.json",
            "and as the first line of cluster.yaml:",
            "  # yaml-language-server: $schema=cluster.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.printRaw(SpecSchema.text());
        return ExitCode.OK.number();
    }
}

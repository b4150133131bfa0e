package io.pgcluster.cli.command;

import picocli.CommandLine.Option;

/** The option that all commands with something to tell have in common. */
public final class OutputFormat {
    enum Kind {
        text,
        json
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text for people, json for programs: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Kind kind = Kind.text;

    /** Whether a program reads the output. */
    public boolean isJson() {
        return kind == Kind.json;
    }
}

package io.pgcluster.cli.outcome;

/** What a command tells the shell that started it. The numbers are part of the interface and never change their meaning. */
public enum ExitCode {
    /** Everything that was asked for is done. */
    OK(0, "Done."),
    /** The specification has errors, or what it asks for is refused. Nothing was changed. */
    REFUSED(1, "The specification has errors, or the request is refused; nothing was changed."),
    /** The command line itself is wrong. */
    USAGE(2, "The command line is wrong: unknown option, missing argument."),
    /** Something that the command needs is missing on this machine: a file, a directory, a container engine. */
    ENVIRONMENT(3, "Something is missing on this machine: a file, a permission, a container engine."),
    /** The operation failed or was given up; what it had begun was undone. */
    FAILED(4, "The operation failed or was given up; what it had begun was undone."),
    /** The cluster runs, but is degraded or its data is at risk. */
    DEGRADED(5, "The cluster is degraded, or data is at risk."),
    /** {@code diff --exit-code} found changes. */
    CHANGES(6, "Changes were found (diff --exit-code)."),
    /** A defect of pgcluster. */
    INTERNAL(70, "Internal error: a defect of pgcluster.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number that the shell sees. */
    public int number() {
        return number;
    }

    /** One sentence for help and documentation. */
    public String meaning() {
        return meaning;
    }
}

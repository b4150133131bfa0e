package io.pgcluster.operate.program;

import java.util.List;

/**
 * How a program ended.
 *
 * @param command what was run
 * @param exit its exit code; 0 is success
 * @param out what it wrote to standard output, the end of it where that was too much
 * @param err the same of standard error
 */
public record Outcome(List<String> command, int exit, String out, String err) {
    /** Whether it succeeded. */
    public boolean succeeded() {
        return exit == 0;
    }

    /** This, or a {@link ProgramException} with what the program said if it did not succeed. */
    public Outcome orThrow() {
        if (!succeeded()) {
            throw new ProgramException(this);
        }
        return this;
    }

    /** What it says went wrong: standard error, or standard output where that is empty. */
    public String complaint() {
        String text = err.isBlank() ? out : err;
        return text.strip();
    }
}

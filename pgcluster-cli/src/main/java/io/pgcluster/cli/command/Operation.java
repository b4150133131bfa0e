package io.pgcluster.cli.command;

import io.pgcluster.cli.cluster.ClusterException;
import io.pgcluster.cli.docker.ProgramException;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.cli.secret.SecretsException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** Turns what can go wrong while a cluster is operated into ends of a command, each with its exit code and what to do. */
final class Operation {
    private Operation() {}

    /** What {@code work} gives; throws {@link CliException} for what a person can do something about. */
    static <T> T run(Supplier<T> work) {
        try {
            return work.get();
        } catch (ClusterException e) {
            throw CliException.of(ExitCode.FAILED, message(e), "pgcluster status shows how the cluster is now", e);
        } catch (ProgramException e) {
            throw CliException.of(ExitCode.FAILED, message(e), "run the quoted command by hand to see more", e);
        } catch (SecretsException e) {
            throw CliException.of(ExitCode.ENVIRONMENT, message(e), "nothing that was good has been changed", e);
        } catch (UncheckedIOException e) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT,
                    message(e) + " (" + e.getCause() + ")",
                    "check that the path exists and that you may use it",
                    e);
        }
    }

    private static String message(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }
}

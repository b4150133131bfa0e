package io.pgcluster.cli.command;

import io.pgcluster.cli.cluster.ClusterException;
import io.pgcluster.cli.docker.ProgramException;
import io.pgcluster.cli.evidence.RefusedException;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.cli.secret.SecretsException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        } catch (RefusedException e) {
            throw CliException.of(ExitCode.REFUSED, message(e), e.remedy(), e);
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

    /** Work on a database. */
    interface Sql<T> {
        /** Does it. */
        T run() throws SQLException;
    }

    /** The same for work whose own failures are told by who asked for it. */
    static <T> T sql(Sql<T> work) throws SQLException {
        List<SQLException> failure = new ArrayList<>();
        Optional<T> result = run(() -> {
            try {
                return Optional.of(work.run());
            } catch (SQLException e) {
                failure.add(e);
                return Optional.empty();
            }
        });
        if (result.isEmpty()) {
            throw failure.get(0);
        }
        return result.get();
    }

    private static String message(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }
}

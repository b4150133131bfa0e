package io.pgcluster.cli.command;

import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.failure.DegradedException;
import io.pgcluster.operate.failure.OperationException;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.operate.failure.UnavailableException;
import io.pgcluster.operate.secret.SecretsException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns what can go wrong while a cluster is operated into ends of a command, each with its exit code and what to do. */
final class Operation {
    private Operation() {}

    /** What {@code work} gives; throws {@link CliException} for what a user can act on. */
    static <T> T run(Supplier<T> work) {
        try {
            return work.get();
        } catch (OperationException e) {
            throw CliException.of(exitCode(e), e.getMessage(), e.remedy(), e);
        } catch (UncheckedIOException e) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT,
                    message(e) + " (" + e.getCause() + ")",
                    "check that the path exists and that you may use it",
                    e);
        }
    }

    private static ExitCode exitCode(OperationException end) {
        if (end instanceof RefusedException) {
            return ExitCode.REFUSED;
        }
        if (end instanceof DegradedException) {
            return ExitCode.DEGRADED;
        }
        boolean missing = end instanceof UnavailableException || end instanceof SecretsException;
        return missing ? ExitCode.ENVIRONMENT : ExitCode.FAILED;
    }

    /** Work on a database. */
    interface Sql<T> {
        /** The result of the work. */
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

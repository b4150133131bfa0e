package io.pgcluster.exporter.server;

import io.pgcluster.exporter.failure.Reason;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why a connection could not be made, where the driver says only that it could not, or names one of our classes. */
final class ConnectFailure {
    private static final String UNABLE_TO_CONNECT = "08001";
    private static final int MAX_DEPTH = 10;

    private ConnectFailure() {}

    /**
     * {@code failure} with a readable message and the same code and cause. Goes by codes and causes, since the driver's own words come in the
     * language of the machine.
     */
    static SQLException explained(SQLException failure) {
        String said = Objects.requireNonNullElse(failure.getMessage(), "");
        Optional<Throwable> reason = root(failure);
        if (reason.filter(RouteException.class::isInstance).isPresent()
                || failure.getCause() instanceof InvocationTargetException) {
            return with(failure, Reason.of(reason.orElse(failure)));
        } else if (saysNothing(failure) && reason.isPresent()) {
            return with(failure, "connecting failed: " + Reason.of(reason.get()));
        }
        String clean = Reason.clean(said);
        return clean.equals(said) ? failure : with(failure, clean);
    }

    /** The driver names host and port of a refused connection, and nothing where there was another reason. */
    private static boolean saysNothing(SQLException failure) {
        return UNABLE_TO_CONNECT.equals(failure.getSQLState()) && !(failure.getCause() instanceof ConnectException);
    }

    private static SQLException with(SQLException failure, String message) {
        return new SQLException(message, failure.getSQLState(), failure);
    }

    /** The first cause that comes from the network or from a file. */
    private static Optional<Throwable> root(SQLException failure) {
        @Nullable Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof IOException) {
                return Optional.of(cause);
            }
            cause = cause instanceof InvocationTargetException wrapped
                    ? wrapped.getTargetException()
                    : cause.getCause();
        }
        return Optional.empty();
    }
}

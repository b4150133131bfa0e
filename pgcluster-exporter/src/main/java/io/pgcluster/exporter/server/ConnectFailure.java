package io.pgcluster.exporter.server;

import io.pgcluster.exporter.failure.Reason;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why a connection could not be made, where the driver says only that it could not, or names a class of ours. */
final class ConnectFailure {
    private static final String DRIVER_SAYS_NOTHING = "The connection attempt failed.";
    private static final String OUR_CLASS = "could not be instantiated";
    private static final int MAX_DEPTH = 10;

    private ConnectFailure() {}

    /** {@code failure} with a message for people; the same code and cause. */
    static SQLException explained(SQLException failure) {
        String said = Objects.requireNonNullElse(failure.getMessage(), "");
        Optional<Throwable> reason = root(failure);
        if (reason.filter(RouteException.class::isInstance).isPresent() || said.contains(OUR_CLASS)) {
            return with(failure, Reason.of(reason.orElse(failure)));
        } else if (said.equals(DRIVER_SAYS_NOTHING) && reason.isPresent()) {
            return with(failure, "connecting failed: " + Reason.of(reason.get()));
        }
        String clean = Reason.clean(said);
        return clean.equals(said) ? failure : with(failure, clean);
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

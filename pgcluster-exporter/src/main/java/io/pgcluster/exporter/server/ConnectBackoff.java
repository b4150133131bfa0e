package io.pgcluster.exporter.server;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps failed logins apart. A server that refuses is asked again after a second; one that does not like the password after one, two, four
 * … and at last thirty seconds, unless there is another password, so that no account gets locked and no log fills.
 */
final class ConnectBackoff {
    private static final Duration MIN_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofSeconds(30);

    private @Nullable SQLException lastFailure;
    private Optional<String> lastPassword = Optional.empty();
    private long blockedUntil;
    private Duration next = MIN_DELAY;
    private long failures;

    /** Throws the last failure again if it is too early for another try. */
    synchronized void check(Optional<String> password) throws SQLException {
        SQLException failure = lastFailure;
        if (failure == null || blockedUntil - System.nanoTime() <= 0) {
            return;
        }
        if (SqlState.of(failure).isRefusedLogin() && !password.equals(lastPassword)) {
            return;
        }
        failures++;
        throw new SQLException(failure.getMessage(), failure.getSQLState(), failure);
    }

    synchronized void failed(SQLException failure, Optional<String> password) {
        boolean refused = SqlState.of(failure).isRefusedLogin();
        if (!refused || !password.equals(lastPassword)) {
            next = MIN_DELAY;
        }
        blockedUntil = System.nanoTime() + next.toNanos();
        if (refused) {
            next = next.multipliedBy(2).compareTo(MAX_DELAY) < 0 ? next.multipliedBy(2) : MAX_DELAY;
        }
        lastFailure = failure;
        lastPassword = password;
        failures++;
    }

    synchronized void succeeded() {
        lastFailure = null;
        lastPassword = Optional.empty();
        next = MIN_DELAY;
    }

    /** How many attempts failed or came too early; a waiting thread sees by it that there will be no connection. */
    synchronized long failures() {
        return failures;
    }

    /** What went wrong last. */
    synchronized Optional<SQLException> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }
}

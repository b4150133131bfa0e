package io.pgcluster.exporter.server;

import java.time.Duration;

/**
 * What one server is asked for at most.
 *
 * @param connections kept in all, over all databases; 1 to 4
 * @param statementTimeout after which the server itself breaks off a statement
 * @param lockTimeout after which it gives up on waiting for a lock
 * @param idleTimeout after which an unused connection is closed
 */
public record ServerLimits(int connections, Duration statementTimeout, Duration lockTimeout, Duration idleTimeout) {
    /** More than this is no longer monitoring. */
    public static final int MAX_CONNECTIONS = 4;

    /** Refuses what would not be bounded. */
    public ServerLimits {
        if (connections < 1 || connections > MAX_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "found " + connections + " connections to a server, expected 1 to " + MAX_CONNECTIONS);
        }
        requirePositive("statement timeout", statementTimeout);
        requirePositive("lock timeout", lockTimeout);
        requirePositive("idle timeout", idleTimeout);
    }

    /** Three connections, statements of five seconds, one second for a lock; connections are kept for ten minutes. */
    public static ServerLimits defaults() {
        return new ServerLimits(3, Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMinutes(10));
    }

    private static void requirePositive(String what, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("found a " + what + " of " + duration + ", expected at least 1 ms");
        }
    }
}

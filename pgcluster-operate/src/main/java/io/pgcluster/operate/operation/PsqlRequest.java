package io.pgcluster.operate.operation;

import java.util.List;

/**
 * The psql that a user wants.
 *
 * @param admin as the superuser on the primary, else as the application
 * @param direct past the poolers
 * @param terminal whether the user has a terminal
 * @param options options of psql
 */
public record PsqlRequest(boolean admin, boolean direct, boolean terminal, List<String> options) {
    /** Keeps an unmodifiable copy. */
    public PsqlRequest {
        options = List.copyOf(options);
    }
}

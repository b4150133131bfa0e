package io.pgcluster.operate.operation;

import java.util.Optional;

/**
 * Where statements of a user are to run.
 *
 * @param member on this member; the primary if empty
 * @param admin as the superuser, else as the application
 * @param direct past the poolers
 */
public record SqlTarget(Optional<String> member, boolean admin, boolean direct) {}

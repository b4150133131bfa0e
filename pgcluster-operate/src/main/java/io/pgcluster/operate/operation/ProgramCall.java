package io.pgcluster.operate.operation;

import io.pgcluster.model.value.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that the caller is to run on a user's terminal.
 *
 * @param command the program and its arguments
 * @param environment variables to set; those of one's own processes are not seen by other users, arguments are
 * @param note what the user should know of it
 */
public record ProgramCall(List<String> command, Map<String, Secret> environment, Optional<String> note) {
    /** Keeps unmodifiable copies. */
    public ProgramCall {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}

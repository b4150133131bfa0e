package io.pgcluster.operate.engine.docker;

import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.engine.Part.Health;
import io.pgcluster.operate.engine.Part.State;

/** Reads what {@code docker ps} says of a container. */
final class PartText {
    private PartText() {}

    /**
     * A part.
     *
     * @param state {@code running}, {@code paused}, {@code exited}, {@code restarting}, {@code created} or {@code dead}
     * @param status the state for users, with its duration and health, such as {@code Up 3 minutes (healthy)}
     */
    static Part read(String service, String state, String status) {
        return new Part(service, state(state), health(status), status.startsWith("Exited (0)"), status);
    }

    private static State state(String text) {
        return switch (text) {
            case "running" -> State.RUNNING;
            case "paused" -> State.PAUSED;
            case "restarting" -> State.RESTARTING;
            case "created" -> State.CREATED;
            default -> State.ENDED;
        };
    }

    private static Health health(String status) {
        if (status.contains("(healthy)")) {
            return Health.HEALTHY;
        }
        if (status.contains("(unhealthy)")) {
            return Health.UNHEALTHY;
        }
        return status.contains("(health: starting)") ? Health.STARTING : Health.NONE;
    }
}

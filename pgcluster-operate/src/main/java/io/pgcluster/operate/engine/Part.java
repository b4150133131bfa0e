package io.pgcluster.operate.engine;

/**
 * A container of a Compose project.
 *
 * @param id the engine's id
 * @param service the Compose service
 * @param name its name
 * @param state {@code running}, {@code paused}, {@code exited}, {@code restarting}, {@code created} or {@code dead}
 * @param status the state for people, with its duration and health, such as {@code Up 3 minutes (healthy)}
 */
public record Part(String id, String service, String name, String state, String status) {
    /** Whether commands can be run in it. */
    public boolean isRunning() {
        return state.equals("running");
    }
}

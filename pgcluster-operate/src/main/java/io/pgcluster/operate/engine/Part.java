package io.pgcluster.operate.engine;

/**
 * Something of a cluster that runs by itself: a database node, a proxy, a job.
 *
 * @param name its name in the plan
 * @param state whether it runs
 * @param health what its own health check says
 * @param succeeded whether it has ended with success, as a job does
 * @param status the state for users, with its duration, such as {@code Up 3 minutes (healthy)}
 */
public record Part(String name, State state, Health health, boolean succeeded, String status) {
    /** Whether a part runs. */
    public enum State {
        /** It exists and was not started. */
        CREATED,
        /** It runs. */
        RUNNING,
        /** It is frozen. */
        PAUSED,
        /** It ends as soon as it starts, and is started again. */
        RESTARTING,
        /** It has ended. */
        ENDED
    }

    /** What a part's health check says. */
    public enum Health {
        /** It has no health check, as a job. */
        NONE,
        /** It was not healthy yet. */
        STARTING,
        /** It does what it is for. */
        HEALTHY,
        /** It does not. */
        UNHEALTHY
    }

    /** Whether commands can be run in it. */
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether it runs and its health check agrees. */
    public boolean isHealthy() {
        return isRunning() && health == Health.HEALTHY;
    }

    /** Whether there are processes of it, frozen or about to be started again. */
    public boolean isAlive() {
        return state == State.RUNNING || state == State.PAUSED || state == State.RESTARTING;
    }
}

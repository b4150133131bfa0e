package io.pgcluster.operate.cluster;

import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.plan.name.Names;
import java.time.Duration;
import java.util.function.Consumer;

/** The job that applies dynamic settings, roles and their passwords; everything that it does can be repeated. */
public final class SettingsJobRun {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final int LINES = 5;

    private final RunningCluster cluster;
    private final Consumer<String> step;

    /** The job of {@code cluster}; {@code step} hears what is being done. */
    public SettingsJobRun(RunningCluster cluster, Consumer<String> step) {
        this.cluster = cluster;
        this.step = step;
    }

    /** Waits for the run that a start has begun; runs it again if it failed, since the primary may have moved under it. */
    void await() {
        step.accept("waiting for settings and roles");
        if (!end().succeeded()) {
            repeat();
        }
    }

    /** Runs it again, to its end. */
    public void repeat() {
        cluster.engine().replace(Names.SETTINGS_JOB, LIMIT);
        if (!end().succeeded()) {
            throw new FailedException("the job " + Names.SETTINGS_JOB + " failed: "
                    + cluster.engine().log(Names.SETTINGS_JOB, LINES));
        }
    }

    private Part end() {
        return Await.value(LIMIT, POLL_INTERVAL, () -> cluster.parts().stream()
                        .filter(one -> one.name().equals(Names.SETTINGS_JOB) && one.state() == Part.State.ENDED)
                        .findFirst())
                .orElseThrow(() -> new FailedException(
                        "the job " + Names.SETTINGS_JOB + " did not end within " + LIMIT.toMinutes() + " min"));
    }
}

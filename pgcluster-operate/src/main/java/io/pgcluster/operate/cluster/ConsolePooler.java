package io.pgcluster.operate.cluster;

import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.program.ProgramException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A PgBouncer, through its console. It is paused by its {@link PoolerGuard} and resumed by a console of its own, because a console that
 * has sent PAUSE is blocked until that is answered.
 */
final class ConsolePooler implements PausablePooler {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final RunningCluster cluster;
    private final String name;
    private final Duration guardLimit;
    private @Nullable PsqlSession resuming;
    private @Nullable PoolerGuard guard;

    /** The pooler {@code name}; the guard resumes it after {@code guardLimit} in any case. */
    ConsolePooler(RunningCluster cluster, String name, Duration guardLimit) {
        this.cluster = cluster;
        this.name = name;
        this.guardLimit = guardLimit;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void open() {
        guard = PoolerGuard.arm(cluster, name, guardLimit);
        resuming = cluster.console(name);
        if (isPaused()) {
            throw new FailedException(name + " is already paused by another client: run RESUME on its console first");
        }
    }

    @Override
    public Pause pause(Duration limit) {
        return opened(guard).pause(limit);
    }

    @Override
    public void resume() {
        // "pooler is not paused" is the one error it can answer, and no failure.
        ask("RESUME");
    }

    @Override
    public boolean isPaused() {
        return ask("SHOW STATE").rows().contains("paused|yes");
    }

    @Override
    public void close() {
        if (guard != null) {
            guard.close();
        }
        if (resuming != null) {
            resuming.close();
        }
    }

    private PsqlSession.Result ask(String statement) {
        PsqlSession console = opened(resuming);
        try {
            return console.execute(statement, ANSWER)
                    .orElseThrow(() -> new FailedException(name + " did not answer " + statement + " in time"));
        } catch (FailedException | ProgramException e) {
            console.close();
            resuming = cluster.console(name);
            throw e;
        }
    }

    private <T> T opened(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException(name + " was not opened");
        }
        return part;
    }
}

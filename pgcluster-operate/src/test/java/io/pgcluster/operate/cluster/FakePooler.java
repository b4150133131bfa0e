package io.pgcluster.operate.cluster;

import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A pooler that remembers what was asked of it and can be made to misbehave. */
final class FakePooler implements PausablePooler {
    enum Trouble {
        NONE,
        PAUSE_NEVER_ANSWERS,
        PAUSE_IS_REFUSED,
        OPEN_FAILS,
        FIRST_RESUME_FAILS,
        EVERY_RESUME_FAILS
    }

    final List<String> calls = new ArrayList<>();
    private final String name;
    private final Trouble trouble;
    private final AtomicBoolean paused = new AtomicBoolean();
    private int resumes;

    FakePooler(String name, Trouble trouble) {
        this.name = name;
        this.trouble = trouble;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void open() {
        calls.add("open");
        if (trouble == Trouble.OPEN_FAILS) {
            throw new FailedException(name + " does not answer");
        }
    }

    @Override
    public synchronized Pause pause(Duration limit) {
        calls.add("pause");
        // A pause that times out holds clients back all the same, as PgBouncer's does.
        if (trouble == Trouble.PAUSE_IS_REFUSED) {
            throw new FailedException(name + " refused PAUSE");
        }
        paused.set(true);
        return trouble == Trouble.PAUSE_NEVER_ANSWERS ? Pause.TIMED_OUT : Pause.PAUSED;
    }

    @Override
    public synchronized void resume() {
        calls.add("resume");
        resumes++;
        if (trouble == Trouble.EVERY_RESUME_FAILS || (trouble == Trouble.FIRST_RESUME_FAILS && resumes == 1)) {
            throw new FailedException(name + "'s console is gone");
        }
        paused.set(false);
    }

    @Override
    public boolean isPaused() {
        return paused.get();
    }

    @Override
    public synchronized void close() {
        calls.add("close");
    }
}

package io.pgcluster.cli.cluster;

import io.pgcluster.cli.docker.Conversation;
import io.pgcluster.cli.docker.ProgramException;
import io.pgcluster.render.plan.Names;
import io.pgcluster.render.plan.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PgBouncer, through its console. There are two consoles, because one that has sent PAUSE is blocked until that is answered, and a late
 * answer to an aborted PAUSE must never be taken for that to the next. And there is a guard: a process in the pooler's own container that
 * resumes it as soon as this process is gone, or when it took too long.
 */
final class ConsolePooler implements PausablePooler {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final String GUARD = """
            echo armed
            read -r -t "$1" word
            [ "$word" = disarm ] || psql -XAtq -h "$2" -p "$3" -U pgbouncer -d pgbouncer -c RESUME
            """;
    private static final String DISARM = "disarm";

    private final RunningCluster cluster;
    private final String name;
    private final Duration guardLimit;
    private @Nullable PsqlSession pausing;
    private @Nullable PsqlSession resuming;
    private @Nullable Conversation guard;

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
        guard = armGuard();
        pausing = cluster.console(name);
        resuming = cluster.console(name);
        if (isPaused()) {
            throw new ClusterException(name + " is paused already, by somebody else: give RESUME on its console first");
        }
    }

    @Override
    public Pause pause(Duration limit) {
        PsqlSession console = opened(pausing);
        Optional<PsqlSession.Result> result = console.execute("PAUSE", limit);
        if (result.isPresent() && !result.get().succeeded()) {
            throw new ClusterException(name + " refused PAUSE: " + result.get().error());
        }
        return result.isPresent() ? Pause.PAUSED : Pause.TIMED_OUT;
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
            disarm(guard);
        }
        close(pausing);
        close(resuming);
    }

    private PsqlSession.Result ask(String statement) {
        PsqlSession console = opened(resuming);
        try {
            return console.execute(statement, ANSWER)
                    .orElseThrow(() -> new ClusterException(name + " did not answer " + statement + " in time"));
        } catch (ClusterException | ProgramException e) {
            console.close();
            resuming = cluster.console(name);
            throw e;
        }
    }

    private Conversation armGuard() {
        Conversation armed = cluster.converse(
                name,
                List.of(
                        "bash",
                        "-c",
                        GUARD,
                        "guard",
                        String.valueOf(guardLimit.toSeconds()),
                        Names.POOLER_SOCKET_DIRECTORY,
                        String.valueOf(Ports.POOLER)));
        if (armed.next(ANSWER).filter("armed"::equals).isEmpty()) {
            armed.close();
            throw new ClusterException(
                    "the guard that would resume " + name + " could not be set up; nothing was paused");
        }
        return armed;
    }

    private static void disarm(Conversation guard) {
        try {
            guard.send(DISARM);
            guard.endInput();
            // It has to read the word before the connection to it is cut, or it would take that for our death.
            guard.next(ANSWER);
        } catch (ProgramException e) {
            // It has ended, which is what was wanted.
            return;
        } finally {
            guard.close();
        }
    }

    private PsqlSession opened(@Nullable PsqlSession session) {
        if (session == null) {
            throw new IllegalStateException(name + " was not opened");
        }
        return session;
    }

    private static void close(@Nullable PsqlSession session) {
        if (session != null) {
            session.close();
        }
    }
}

package io.pgcluster.operate.cluster;

import io.pgcluster.operate.cluster.PausablePooler.Pause;
import io.pgcluster.operate.engine.ScriptResource;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.program.Conversation;
import io.pgcluster.operate.program.ProgramException;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.platform.Paths;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A process in the pooler's own container that pauses it for us, and resumes it as soon as this process is gone or took too long.
 *
 * <p>It is the one that pauses because what it is told comes in order: a PAUSE on another connection could still be on its way when we
 * die, arrive after the guard has resumed, and hold the clients forever.
 */
final class PoolerGuard implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final String ARMED = "armed";
    private static final String PAUSE = "PAUSE";
    private static final String DISARM = "disarm";

    /** Pausing runs in the background, so that it hears of our end while a transaction keeps the pause waiting. */
    static final String SCRIPT = ScriptResource.read(PoolerGuard.class, "pooler-guard");

    private final Conversation conversation;

    private PoolerGuard(Conversation conversation) {
        this.conversation = conversation;
    }

    /** Sets up the guard of {@code pooler}, which resumes it {@code limit} after it was paused in any case. */
    static PoolerGuard arm(RunningCluster cluster, String pooler, Duration limit) {
        Conversation conversation =
                cluster.converse(pooler, command(cluster.plan().platform().paths(), limit));
        if (conversation.next(ANSWER).filter(ARMED::equals).isEmpty()) {
            conversation.close();
            throw new FailedException(
                    "the guard that would resume " + pooler + " could not be set up; nothing was paused");
        }
        return new PoolerGuard(conversation);
    }

    private static List<String> command(Paths paths, Duration limit) {
        return List.of(
                "bash",
                "-c",
                SCRIPT,
                "guard",
                String.valueOf(limit.toSeconds()),
                paths.poolerSocket(),
                String.valueOf(Ports.POOLER));
    }

    /** Pauses, once in a guard's life; throws what the pooler said if it refuses. */
    Pause pause(Duration limit) {
        conversation.send(PAUSE);
        Optional<String> answer = conversation.next(limit);
        if (answer.filter(said -> !said.equals(PAUSE)).isPresent()) {
            throw new FailedException("the pooler refused PAUSE: " + answer.get());
        }
        return answer.isPresent() ? Pause.PAUSED : Pause.TIMED_OUT;
    }

    /** Takes the guard away without resuming. */
    @Override
    public void close() {
        try {
            conversation.send(DISARM);
            conversation.endInput();
            // It has to read the word before the connection to it is cut, or it would take that for our death.
            while (conversation.next(ANSWER).isPresent()) {
                // An answer to PAUSE that came too late to matter.
            }
        } catch (ProgramException e) {
            // It has ended, which is what was wanted.
            return;
        } finally {
            conversation.close();
        }
    }
}

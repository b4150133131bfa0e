package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.operate.cluster.FakePooler.Trouble;
import io.pgcluster.operate.cluster.Move.State;
import io.pgcluster.operate.cluster.MoveReport.Result;
import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausedMoveTest {
    private static final PausedMove.Limits LIMITS =
            new PausedMove.Limits(Duration.ofMillis(50), Duration.ofMillis(200));

    private final FakePooler good = new FakePooler("pgbouncer1", Trouble.NONE);

    @Test
    void pausesMovesAndResumes() {
        FakePooler other = new FakePooler("pgbouncer2", Trouble.NONE);

        MoveReport report = run(new FakeMove(State.PENDING, State.PENDING, State.DONE), good, other);

        assertThat(report.result()).isEqualTo(Result.DONE);
        assertThat(report.reason()).isEmpty();
        assertThat(report.pause()).isPositive();
        assertThat(good.calls).containsExactly("open", "pause", "resume", "close");
        assertThat(other.calls).containsExactly("open", "pause", "resume", "close");
    }

    @Test
    void startsTheMoveOnlyWhenEveryPoolerIsPaused() {
        FakePooler late = new FakePooler("pgbouncer2", Trouble.PAUSE_NEVER_ANSWERS);
        FakeMove move = new FakeMove(State.DONE);

        MoveReport report = run(move, good, late);

        assertThat(move.started).isFalse();
        assertThat(report.result()).isEqualTo(Result.ABORTED);
        assertThat(report.reason()).contains("pgbouncer2").contains("0.05 s").doesNotContain("pgbouncer1");
        assertNothingIsPaused(good, late);
    }

    @Test
    void resumesAtOnceWhenTheClusterRefuses() {
        FakeMove move = new FakeMove(State.REFUSED);
        move.answer = "412 candidate name does not match with sync_standby";

        MoveReport report = run(move, good);

        assertThat(report.result()).isEqualTo(Result.REFUSED);
        assertThat(report.reason()).isEqualTo("412 candidate name does not match with sync_standby");
        assertNothingIsPaused(good);
    }

    @Test
    void resumesClientsWhenTheMoveTakesTooLong() {
        FakeMove move = new FakeMove(State.PENDING);
        move.answer = "200 Successfully switched over";

        MoveReport report = run(move, good);

        assertThat(report.result()).isEqualTo(Result.TIMED_OUT);
        assertThat(report.reason()).contains("0.2 s").contains("Successfully switched over");
        assertNothingIsPaused(good);
    }

    @Test
    void resumesTheOthersWhenOnePoolerRefusesToPause() {
        FakePooler refusing = new FakePooler("pgbouncer2", Trouble.PAUSE_IS_REFUSED);

        assertThatThrownBy(() -> run(new FakeMove(State.DONE), good, refusing))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("refused PAUSE");
        assertNothingIsPaused(good, refusing);
    }

    @Test
    void pausesNothingWhenAConsoleDoesNotAnswer() {
        FakePooler silent = new FakePooler("pgbouncer2", Trouble.OPEN_FAILS);

        assertThatThrownBy(() -> run(new FakeMove(State.DONE), good, silent))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("does not answer");
        assertThat(good.calls).containsExactly("open", "close");
        assertThat(silent.calls).containsExactly("open", "close");
    }

    @Test
    void resumesWhenTheMoveThrows() {
        FakeMove move = new FakeMove(State.DONE);
        move.failure = new FailedException("the connection to the member broke");

        assertThatThrownBy(() -> run(move, good)).hasMessageContaining("broke");
        assertNothingIsPaused(good);
    }

    @Test
    void triesToResumeAgainWhenAConsoleBreaks() {
        FakePooler flaky = new FakePooler("pgbouncer2", Trouble.FIRST_RESUME_FAILS);

        MoveReport report = run(new FakeMove(State.DONE), good, flaky);

        assertThat(report.result()).isEqualTo(Result.DONE);
        assertThat(flaky.calls).containsExactly("open", "pause", "resume", "resume", "close");
        assertNothingIsPaused(good, flaky);
    }

    @Test
    void saysWhichPoolerMayBeLeftPausedAndStillResumesTheOthers() {
        FakePooler broken = new FakePooler("pgbouncer2", Trouble.EVERY_RESUME_FAILS);

        assertThatThrownBy(() -> run(new FakeMove(State.DONE), broken, good))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("pgbouncer2")
                .hasMessageContaining("RESUME");
        assertNothingIsPaused(good);
    }

    @Test
    void movesWithoutPoolersToo() {
        MoveReport report = run(new FakeMove(State.DONE));

        assertThat(report).isEqualTo(new MoveReport(Result.DONE, "", Duration.ZERO));
    }

    private static MoveReport run(FakeMove move, FakePooler... poolers) {
        return new PausedMove(List.of(poolers), LIMITS).run(move);
    }

    private static void assertNothingIsPaused(FakePooler... poolers) {
        for (FakePooler pooler : poolers) {
            assertThat(pooler.isPaused()).as(pooler.name() + " is paused").isFalse();
            assertThat(pooler.calls).endsWith("close");
        }
    }

    /** A move that goes through the given states and stays in the last one. */
    private static final class FakeMove implements Move {
        private final Deque<State> states;
        private boolean started;
        private String answer = "";
        private RuntimeException failure = new IllegalStateException("not set");

        FakeMove(State... states) {
            this.states = new ArrayDeque<>(List.of(states));
        }

        @Override
        public void start() {
            started = true;
            if (failure instanceof FailedException) {
                throw failure;
            }
        }

        @Override
        public State look() {
            return states.size() > 1 ? states.removeFirst() : states.getFirst();
        }

        @Override
        public String answer() {
            return answer;
        }
    }
}

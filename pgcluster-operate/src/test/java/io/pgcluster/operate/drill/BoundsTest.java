package io.pgcluster.operate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.value.MemorySize;
import io.pgcluster.render.plan.failure.DataLoss;
import io.pgcluster.render.plan.failure.FailureCase;
import io.pgcluster.render.plan.failure.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final FailureCase SYNC = prediction(new DataLoss(true, Optional.empty(), "nothing"));
    private static final FailureCase ASYNC =
            prediction(new DataLoss(false, Optional.of(MemorySize.ofMebibytes(32)), "32Mi and the last lease"));
    private static final Optional<Duration> WHOLE = Optional.of(Duration.ofSeconds(10));

    @Test
    void findsNothingWithinTheBounds() {
        assertThat(breaches(SYNC, account(0, 25_000, 1), 1, WHOLE)).isEmpty();
    }

    @Test
    void findsAnOutageThatWasTooLong() {
        assertThat(breaches(SYNC, account(0, 25_001, 1), 1, WHOLE))
                .singleElement()
                .asString()
                .contains("25.001 s")
                .contains("25.0 s");
    }

    @Test
    void toleratesTheGapsOfABusyMachineUnderABoundOfZero() {
        FailureCase none = new FailureCase(
                FailureKind.CONSENSUS_LOSS, Optional.of(Duration.ZERO), "failsafe", SYNC.loss(), "goes on");

        assertThat(breaches(none, account(0, 1000, 0), 0, WHOLE)).isEmpty();
        assertThat(breaches(none, account(0, 1001, 0), 0, WHOLE)).hasSize(1);
    }

    @Test
    void findsALostRowWhereNoneMayBeLost() {
        assertThat(breaches(SYNC, account(1, 100, 1), 1, WHOLE))
                .singleElement()
                .asString()
                .contains("1 acknowledged");
    }

    @Test
    void allowsLossWithinTheBoundOfAsynchronousReplication() {
        Optional<Long> bound = Bounds.loss(ASYNC, Duration.ofSeconds(20), 1000);

        assertThat(bound).contains(32L * 1024 * 1024 + 20_000);
        assertThat(Bounds.breaches(ASYNC, account(50, 100, 1), 1, WHOLE, 5000, bound))
                .isEmpty();
        assertThat(Bounds.breaches(ASYNC, account(50, 100, 1), 1, WHOLE, bound.get() + 1, bound))
                .singleElement()
                .asString()
                .contains("bytes");
    }

    @Test
    void findsTwoServersThatAcceptedWritesAtOnce() {
        assertThat(breaches(SYNC, account(0, 100, 2), 1, WHOLE))
                .singleElement()
                .asString()
                .contains("two servers accepted writes at the same time");
    }

    @Test
    void findsAClusterThatDidNotRecover() {
        assertThat(breaches(SYNC, account(0, 100, 1), 1, Optional.empty()))
                .singleElement()
                .asString()
                .contains("not every member");
    }

    private static List<String> breaches(
            FailureCase prediction, Account account, long promotions, Optional<Duration> whole) {
        return Bounds.breaches(prediction, account, promotions, whole, 0, Optional.empty());
    }

    private static Account account(long lost, long outageMillis, int takeovers) {
        return new Account(1000, lost, 0, 0, Duration.ofMillis(outageMillis), takeovers);
    }

    private static FailureCase prediction(DataLoss loss) {
        return new FailureCase(
                FailureKind.NODE_LOSS, Optional.of(Duration.ofSeconds(25)), "ttl and so on", loss, "promotes");
    }
}

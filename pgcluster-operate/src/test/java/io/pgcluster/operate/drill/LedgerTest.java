package io.pgcluster.operate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final long SECOND = 1_000_000_000L;

    private final Ledger ledger = new Ledger();

    @Test
    void countsLostAndUnacknowledgedRows() {
        acknowledge(1, 1.0, "a");
        acknowledge(2, 2.0, "a");
        acknowledge(3, 3.0, "a");
        ledger.unknown(4, "connection lost");
        ledger.unknown(5, "connection lost");

        Account account = ledger.account(Set.of(1L, 3L, 5L), 0, 4 * SECOND, false);

        assertThat(account.acknowledged()).isEqualTo(3);
        assertThat(account.lost()).isEqualTo(1);
        assertThat(account.unknown()).isEqualTo(2);
        assertThat(account.unacknowledged()).isEqualTo(1);
        assertThat(ledger.errors()).isEqualTo(2);
        assertThat(ledger.lastError()).isEqualTo("connection lost");
    }

    @Test
    void measuresTheLongestGapOverAllWriters() {
        acknowledge(1, 1.0, "a");
        acknowledge(3, 9.5, "a");
        acknowledge(2, 3.0, "a");
        acknowledge(4, 10.0, "a");

        assertThat(ledger.account(Set.of(), SECOND, 10 * SECOND, false).outage())
                .isEqualTo(Duration.ofMillis(6500));
    }

    @Test
    void measuresTheWorstOffWriterWhereOnlySomeAreHit() {
        for (int row = 0; row <= 10; row++) {
            ledger.acknowledge(new Acknowledgement(row, 0, row * SECOND, "a", row * 1_000_000L));
        }
        ledger.acknowledge(new Acknowledgement(20, 1, 2 * SECOND, "a", 2_000_000));
        ledger.acknowledge(new Acknowledgement(21, 1, 9 * SECOND, "a", 9_000_000));

        assertThat(ledger.account(Set.of(), 0, 10 * SECOND, false).outage()).isEqualTo(Duration.ofSeconds(1));
        assertThat(ledger.account(Set.of(), 0, 10 * SECOND, true).outage()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void beginsTheOutageWithTheFaultAndEndsItWithTheObservation() {
        acknowledge(1, 1.0, "a");
        acknowledge(2, 6.0, "a");

        assertThat(ledger.account(Set.of(), 4 * SECOND, 6 * SECOND, false).outage())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(ledger.account(Set.of(), 4 * SECOND, 20 * SECOND, false).outage())
                .isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void isOneOutageFromBeginningToEndWithoutAnyRow() {
        assertThat(ledger.account(Set.of(), 0, 5 * SECOND, false).outage()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void seesOneTakeoverInAPromotion() {
        acknowledge(1, 1.0, "a");
        acknowledge(2, 2.0, "a");
        acknowledge(3, 9.0, "b");
        acknowledge(4, 9.1, "b");

        assertThat(ledger.account(Set.of(), 0, 10 * SECOND, false).takeovers()).isEqualTo(1);
    }

    @Test
    void seesServersThatAlternate() {
        for (int row = 1; row <= 10; row++) {
            acknowledge(row, row, row % 2 == 0 ? "a" : "b");
        }

        assertThat(ledger.account(Set.of(), 0, 10 * SECOND, false).takeovers()).isEqualTo(9);
    }

    @Test
    void usesTheServersClockWhereAResponseWasLate() {
        ledger.acknowledge(new Acknowledgement(1, 0, SECOND, "a", 1_000_000));
        ledger.acknowledge(new Acknowledgement(3, 0, 3 * SECOND, "b", 3_000_000));
        ledger.acknowledge(new Acknowledgement(2, 1, 4 * SECOND, "a", 2_000_000));

        assertThat(ledger.account(Set.of(), 0, 5 * SECOND, false).takeovers()).isEqualTo(1);
    }

    @Test
    void countsTheRowsOfTheLastMoments() {
        acknowledge(1, 1.0, "a");
        acknowledge(2, 2.0, "a");
        acknowledge(3, 3.0, "a");

        assertThat(ledger.sizeSince(2 * SECOND)).isEqualTo(2);
        assertThat(ledger.sizeSince(4 * SECOND)).isZero();
    }

    private void acknowledge(long id, double seconds, String server) {
        ledger.acknowledge(
                new Acknowledgement(id, 0, Math.round(seconds * SECOND), server, Math.round(seconds * 1_000_000)));
    }
}

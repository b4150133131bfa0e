package io.pgcluster.exporter.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectBackoffTest {
    private final SQLException refused = new SQLException("password authentication failed", "28P01");
    private final SQLException full = new SQLException("too many clients already", "53300");

    private final ConnectBackoff backoff = new ConnectBackoff();

    @Test
    void allowsTheFirstTry() {
        assertThatCode(() -> backoff.check(Optional.of("one"))).doesNotThrowAnyException();
    }

    @Test
    void repeatsTheRefusalOfAPasswordInsteadOfTryingItAgain() {
        backoff.failed(refused, Optional.of("one"));
        assertThatThrownBy(() -> backoff.check(Optional.of("one")))
                .isInstanceOfSatisfying(SQLException.class, e -> SqlStateTest.assertCode(e, "28P01"))
                .hasMessage("password authentication failed");
    }

    @Test
    void triesAnotherPasswordAtOnce() {
        backoff.failed(refused, Optional.of("one"));
        assertThatCode(() -> backoff.check(Optional.of("two"))).doesNotThrowAnyException();
    }

    @Test
    void doesNotTryAnotherPasswordWhenTheServerIsFull() {
        backoff.failed(full, Optional.of("one"));
        assertThatThrownBy(() -> backoff.check(Optional.of("two"))).hasMessage("too many clients already");
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        backoff.failed(full, Optional.of("one"));
        backoff.succeeded();
        assertThatCode(() -> backoff.check(Optional.of("one"))).doesNotThrowAnyException();
    }
}

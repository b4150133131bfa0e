package io.pgcluster.exporter.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStateTest {
    @ParameterizedTest
    @ValueSource(strings = {"0A000", "42P01", "42883", "42703"})
    void treatsMissingObjectsAsUnsupported(String code) {
        SqlState state = SqlState.of(new SQLException("x", code));
        assertThat(state.isUnsupported()).isTrue();
        assertThat(state.isConnectionLost()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"57014", "55P03"})
    void treatsACancelledStatementAndALockAsTimeouts(String code) {
        SqlState state = SqlState.of(new SQLException("x", code));
        assertThat(state.isTimeout()).isTrue();
        assertThat(state.isConnectionLost()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "3F000, true",
        "42P01, true",
        "42883, true",
        "42704, true",
        "42703, false",
        "42501, false",
        "22012, false"
    })
    void otherDatabasesMayHaveATableThatIsMissingAndNotAColumn(String code, boolean missing) {
        assertThat(SqlState.of(new SQLException("", code)).isMissing()).isEqualTo(missing);
    }

    @Test
    void seesASilentServerThroughTheDriversException() {
        SQLException failure = new SQLException("x", "08006", new SocketTimeoutException("Read timed out"));
        assertThat(SqlState.of(failure).isTimeout()).isTrue();
        assertThat(SqlState.of(failure).isConnectionLost()).isTrue();
    }

    @Test
    void getsOverAFailureWithoutAState() {
        SqlState state = SqlState.of(new SQLException("x"));
        assertThat(state).isEqualTo(new SqlState("", false));
        assertThat(state.isTimeout() || state.isConnectionLost() || state.isPrivilege())
                .isFalse();
    }

    static void assertCode(SQLException failure, String code) {
        assertThat(failure.getSQLState()).isEqualTo(code);
    }
}

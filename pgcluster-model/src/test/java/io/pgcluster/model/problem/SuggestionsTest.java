package io.pgcluster.model.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> KEYS = List.of("replicas", "replication", "enabled", "maxConnections", "sync");

    @ParameterizedTest
    @CsvSource({
        "replica, replicas",
        "replicsa, replicas",
        "replicaton, replication",
        "enabeld, enabled",
        "max_connections, maxConnections",
        "MAXCONNECTIONS, maxConnections",
        "synchronous, sync",
    })
    void findsWhatWasMeant(String written, String meant) {
        assertThat(Suggestions.closest(written, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"gpu", "x", "storageClassName"})
    void suggestsNothingWhereNothingIsClose(String written) {
        assertThat(Suggestions.closest(written, KEYS)).isEmpty();
    }

    @Test
    void suggestsNothingForVeryLongKeys() {
        assertThat(Suggestions.closest("replicas".repeat(1000), KEYS)).isEmpty();
        assertThat(Suggestions.didYouMean("replica", KEYS)).isEqualTo("did you mean \"replicas\"? ");
    }
}

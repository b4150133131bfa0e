package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.operate.failure.FailedException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriteVerdictTest {
    private static final String OLD = "10.0.0.2";
    private static final String NEW = "10.0.0.3";

    private final WriteVerdict verdict = new WriteVerdict(List.of("haproxy1"), server -> !server.equals(OLD));

    @Test
    void believesThreeGoodProbesInARow() {
        add("1732450000000001.1", NEW + "|off");
        add("1732450000000002.2", NEW + "|off");
        assertThat(verdict.works()).isFalse();

        add("1732450000000003.3", NEW + "|off");

        assertThat(verdict.works()).isTrue();
    }

    @Test
    void doesNotBelieveAlternatingProbes() {
        for (int probe = 1; probe <= 9; probe++) {
            add("173245000000000" + probe + ".1", probe % 2 == 0 ? "failed" : NEW + "|off");
        }

        assertThat(verdict.works()).isFalse();
    }

    @Test
    void countsAProbeThatHangsAsBad() {
        add("1732450000000001.1", NEW + "|off");
        add("1732450000000002.2", "began");
        add("1732450000000003.3", NEW + "|off");
        add("1732450000000004.1", NEW + "|off");
        assertThat(verdict.works()).isFalse();

        add("1732450000000002.2", NEW + "|off");

        assertThat(verdict.works()).isTrue();
    }

    @Test
    void countsNoAnswerOfTheOldPrimaryAndNoReadOnlyOne() {
        for (int probe = 1; probe <= 5; probe++) {
            add("173245000000000" + probe + ".1", OLD + "|off");
            add("173245000000000" + probe + ".2", NEW + "|on");
        }

        assertThat(verdict.works()).isFalse();
    }

    @Test
    void readsWhatProbesSay() {
        assertThat(ProbeEvent.parse("haproxy1 1732450000000001.1 began"))
                .isEqualTo(new ProbeEvent("haproxy1", "1732450000000001.1", ProbeEvent.Kind.BEGAN, Optional.empty()));
        assertThat(ProbeEvent.parse("haproxy1 1732450000000001.1 fd00::3|off"))
                .isEqualTo(new ProbeEvent(
                        "haproxy1", "1732450000000001.1", ProbeEvent.Kind.WRITABLE, Optional.of("fd00::3")));
        assertThatThrownBy(() -> ProbeEvent.parse("bash: psql: command not found"))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("psql");
    }

    @Test
    void doesNotTakeOneProxysAnswerForTheOthers() {
        WriteVerdict both = new WriteVerdict(List.of("haproxy1", "haproxy2"), server -> !server.equals(OLD));
        for (int probe = 1; probe <= 3; probe++) {
            both.add(ProbeEvent.parse("haproxy1 173245000000000" + probe + ".1 " + NEW + "|off"));
        }
        assertThat(both.works()).isFalse();

        for (int probe = 1; probe <= 3; probe++) {
            both.add(ProbeEvent.parse("haproxy2 173245000000000" + probe + ".1 " + NEW + "|off"));
        }

        assertThat(both.works()).isTrue();
    }

    private void add(String probe, String what) {
        verdict.add(ProbeEvent.parse("haproxy1 " + probe + " " + what));
    }
}

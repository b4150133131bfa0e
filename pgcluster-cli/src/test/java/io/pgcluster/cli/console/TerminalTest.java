package io.pgcluster.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @AfterEach
    void forgetWhatTheLauncherSaw() {
        System.clearProperty(Terminal.PROPERTY);
    }

    @Test
    void trustsTheLauncherStreamByStream() {
        System.setProperty(Terminal.PROPERTY, "in,err");

        assertThat(Terminal.detect(Map.of())).isEqualTo(new Terminal(true, false, true, true));
    }

    @Test
    void seesNoTerminalWhereTheLauncherSawNone() {
        System.setProperty(Terminal.PROPERTY, "");

        assertThat(Terminal.detect(Map.of())).isEqualTo(new Terminal(false, false, false, true));
    }

    @Test
    void honorsTheRequestForNoColors() {
        assertThat(Terminal.detect(Map.of("NO_COLOR", "1")).colours()).isFalse();
        assertThat(Terminal.detect(Map.of("NO_COLOR", "")).colours()).isTrue();
        assertThat(Terminal.detect(Map.of("TERM", "dumb")).colours()).isFalse();
    }
}

package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RestoreCommandTest {
    @Test
    void needsToBeToldWhatToDo() {
        assertThat(Cli.run("restore").code()).isEqualTo(2);
    }

    @Test
    void doesOneThingAtATime() {
        assertThat(Cli.run("restore", "--latest", "--undo").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T04:30:00Z, 2026-11-28T04:30:00Z",
        "2026-11-28 13:30:00+09:00, 2026-11-28T04:30:00Z",
        "2026-11-28T04:30:00.123456Z, 2026-11-28T04:30:00.123456Z"
    })
    void readsATimeWithItsZone(String written, String read) {
        RestoreTarget target = new RestoreTarget();
        new CommandLine(target).parseArgs("--to-time", written);
        assertThat(target.target(java.util.OptionalInt.of(3)).arguments())
                .containsExactly("--to-time", read, "--timeline", "3");
    }

    @Test
    void refusesATimeWithoutAZoneAndShowsHowToWriteOne() {
        RestoreTarget target = new RestoreTarget();
        new CommandLine(target).parseArgs("--to-time", "2026-11-28 04:30");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> target.target(java.util.OptionalInt.empty()))
                .hasMessageContaining("2026-11-28 04:30")
                .hasMessageContaining("2026-11-28T04:30:00Z");
    }
}

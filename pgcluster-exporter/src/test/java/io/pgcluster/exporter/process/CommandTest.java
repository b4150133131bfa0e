package io.pgcluster.exporter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.time.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of a POSIX shell")
class CommandTest {
    private static Command shell(String script) {
        return new Command(List.of("/bin/sh", "-c", script), 100_000);
    }

    private static Deadline seconds(int seconds) {
        return Deadline.in(Duration.ofSeconds(seconds));
    }

    @Test
    void givesWhatWasPrinted() throws Exception {
        assertThat(new String(shell("echo one; echo two").run(seconds(20)), StandardCharsets.UTF_8))
                .isEqualTo("one\ntwo\n");
    }

    @Test
    void takesMoreThanAPipeHolds() throws Exception {
        assertThat(shell("head -c 90000 /dev/zero").run(seconds(20))).hasSize(90_000);
    }

    @Test
    void refusesMoreThanItMayPrint() {
        assertThatThrownBy(() -> shell("cat /dev/zero").run(seconds(20)))
                .isInstanceOf(CommandException.class)
                .hasMessage("/bin/sh printed more than 100000 bytes");
    }

    @Test
    void saysHowItFailed() {
        assertThatThrownBy(() -> shell("echo no stanza >&2; exit 55").run(seconds(20)))
                .hasMessage("/bin/sh ended with 55: no stanza");
    }

    @Test
    void saysWhatCannotBeStarted() {
        assertThatThrownBy(() -> new Command(List.of("/no/such/program"), 10).run(seconds(20)))
                .hasMessageContaining("/no/such/program cannot be started");
    }

    @Test
    void killsWhatDoesNotEndInTimeWithAllItStarted() {
        long before = children("sleep");

        assertThatThrownBy(() -> shell("sleep 987 & sleep 987; wait").run(Deadline.in(Duration.ofMillis(300))))
                .hasMessage("/bin/sh did not end in time and was killed");

        assertThat(children("sleep")).isLessThanOrEqualTo(before);
    }

    private static long children(String program) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith(program))
                .count();
    }
}

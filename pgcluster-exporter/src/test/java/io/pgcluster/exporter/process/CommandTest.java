package io.pgcluster.exporter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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
    void readsMoreThanAPipeHolds() throws Exception {
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
                .hasMessage("/no/such/program cannot be started: there is no such program");
    }

    @Test
    void saysThatAFileMayNotBeRun(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("plain"), "text");
        assertThatThrownBy(() -> new Command(List.of(file.toString()), 10).run(seconds(20)))
                .hasMessage(file + " cannot be started: permission denied");
    }

    @Test
    void killsWhatDoesNotEndInTimeWithAllItStarted() {
        // A number of its own: children that outlive their parent are no longer its descendants, so all processes are
        // searched.
        String seconds = Long.toString(100_000 + ProcessHandle.current().pid());
        String script = "sleep " + seconds + " & sleep " + seconds + "; wait";

        assertThatThrownBy(() -> shell(script).run(Deadline.in(Duration.ofMillis(300))))
                .hasMessage("/bin/sh did not end in time and was killed");

        // The system takes a moment to end what was killed.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (ProcessHandle.allProcesses().anyMatch(process -> isSleeping(process, seconds))) {
            assertThat(System.nanoTime()).as("still running").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static boolean isSleeping(ProcessHandle process, String seconds) {
        return process.info()
                .arguments()
                .filter(arguments -> List.of(arguments).contains(seconds))
                .isPresent();
    }
}

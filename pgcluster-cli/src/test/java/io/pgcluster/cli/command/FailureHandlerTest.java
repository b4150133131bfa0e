package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.cli.Cli;
import io.pgcluster.cli.Main;
import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FailureHandlerTest {
    @Test
    void endsWithTwoAndAHintForAWrongCommandLine() {
        Cli run = Cli.run("validate", "--strickt", "x");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error: ").contains("--strict").contains("hint: pgcluster validate --help");
    }

    @Test
    void proposesTheCommandThatWasMeant() {
        Cli run = Cli.run("valdate");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("validate");
    }

    @Test
    void asksForACommand() {
        Cli run = Cli.run();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("error: name a command");
    }

    @Test
    void showsAnInternalErrorInTwoLinesAndExitsWithSeventy() {
        String err = failing("validate", "-");

        assertThat(err)
                .startsWith("70 error: internal error: java.lang.IllegalStateException: broken")
                .doesNotContain("\tat ");
        assertThat(err.lines()).hasSize(2);
    }

    @Test
    void treatsErrorsOfTheJavaMachineAsInternalErrorsToo() {
        assertThat(failing(new StackOverflowError("deep"), "validate", "-"))
                .startsWith("70 error: internal error: java.lang.StackOverflowError: deep")
                .doesNotContain("\tat ");
        assertThat(failing(new StackOverflowError("deep"), "validate", "--verbose", "-"))
                .contains("\tat ");
    }

    @Test
    void showsTheStackTraceWhenAsked() {
        assertThat(failing("validate", "-v", "-")).contains("\tat ");
    }

    @Test
    void reportsThatOutputCannotBeWritten() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(InputStream.nullInputStream(), full("No space left"), err, Terminal.none());

        assertThat(Main.run(console, "completion")).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("standard output cannot be written: No space left");
    }

    @Test
    void toleratesAReaderThatStopsReading() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(InputStream.nullInputStream(), full("Broken pipe"), err, Terminal.none());

        assertThat(Main.run(console, "completion")).isZero();
        assertThat(err.size()).isZero();
    }

    private static String failing(String... arguments) {
        return failing(new IllegalStateException("broken"), arguments);
    }

    private static String failing(Throwable failure, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream broken = new ByteArrayInputStream(new byte[0]) {
            @Override
            public byte[] readNBytes(int length) {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
        };
        Console console = new Console(broken, OutputStream.nullOutputStream(), err, Terminal.none());
        int code = Main.run(console, arguments);
        return code + " " + err.toString(StandardCharsets.UTF_8);
    }

    private static OutputStream full(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}

package io.pgcluster.operate.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Programs programs = new Programs(Map.of("PGCLUSTER_TEST", "present"));

    @Test
    void reportsOutputAndExitCode() {
        Outcome outcome =
                programs.run(shell("cat; echo \"$PGCLUSTER_TEST\"; echo oops >&2; exit 3"), "in\n", LIMIT, l -> {});

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.out()).isEqualTo("in\npresent\n");
        assertThat(outcome.complaint()).isEqualTo("oops");
        assertThatThrownBy(outcome::orThrow)
                .isInstanceOf(ProgramException.class)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("oops");
    }

    @Test
    void stopsAProgramThatTakesTooLongWithItsChildren() {
        long start = System.nanoTime();

        assertThatThrownBy(() -> programs.run(shell("sleep 600 & sleep 600"), Duration.ofMillis(200)))
                .isInstanceOf(ProgramException.class)
                .hasMessageContaining("did not end within 0.2 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void keepsTheEndOfOutputThatIsTooMuch() {
        Outcome outcome = programs.run(
                shell("i=0; while [ $i -lt 60000 ]; do echo \"$i " + "x".repeat(120) + "\"; i=$((i+1)); done"), LIMIT);

        assertThat(outcome.out().length()).isLessThanOrEqualTo(4 * 1024 * 1024);
        assertThat(outcome.out()).contains("59999 x");
    }

    @Test
    void showsLinesAsTheyCome() {
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

        programs.run(shell("echo one; echo two"), "", LIMIT, lines::add);

        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void survivesAProgramThatDoesNotReadItsInput() {
        Outcome outcome = programs.run(shell("exit 0"), "x".repeat(1 << 20), LIMIT, line -> {});

        assertThat(outcome.succeeded()).isTrue();
    }

    @Test
    void namesAMissingProgram() {
        assertThatThrownBy(() -> programs.run(List.of("no-such-program"), LIMIT))
                .isInstanceOf(ProgramException.class)
                .hasMessageContaining("no-such-program");
    }

    @Test
    void exchangesDataWithARunningProgram() {
        try (Conversation conversation =
                programs.converse(shell("while read -r l; do echo \"got $l\"; done; exit 4"))) {
            conversation.send("one");
            assertThat(conversation.next(LIMIT)).contains("got one");
            assertThat(conversation.next(Duration.ofMillis(50))).isEmpty();

            conversation.endInput();

            assertThatThrownBy(() -> conversation.next(LIMIT))
                    .isInstanceOf(ProgramException.class)
                    .hasMessageContaining("exit code 4");
            assertThatThrownBy(() -> conversation.next(LIMIT)).isInstanceOf(ProgramException.class);
        }
    }

    /** The child in the background holds the output open, and belongs to no process that can be found from the program's. */
    @ParameterizedTest
    @ValueSource(strings = {"echo started; sleep 600", "(setsid sleep 60 &); echo started; sleep 600"})
    void wakesAReaderWhenTheProgramIsClosed(String script) {
        Conversation conversation = programs.converse(shell(script));
        assertThat(conversation.next(LIMIT)).contains("started");

        conversation.close();

        assertThatThrownBy(() -> {
                    Optional<String> line = conversation.next(LIMIT);
                    assertThat(line).as("a line came").isEmpty();
                })
                .isInstanceOf(ProgramException.class);
    }

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script);
    }
}

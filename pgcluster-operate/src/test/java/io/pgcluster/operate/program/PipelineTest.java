package io.pgcluster.operate.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Programs programs = new Programs(Map.of("PGCLUSTER_TEST", "present"));

    private PipeOutcome pipe(String source, String sink) {
        return programs.pipe(shell(source), shell(sink), LIMIT, line -> {});
    }

    /** Every byte value, four MiB of each: more than a pipe holds. */
    @Test
    void carriesBytesAsTheyAre() {
        String everyByte = "i=0; while [ $i -lt 256 ]; do printf \"\\\\$(printf %03o $i)\"; i=$((i+1)); done";
        PipeOutcome outcome = pipe(
                everyByte + " > /dev/stdout; head -c 4194304 /dev/zero",
                "head -c 256 | od -An -v -tu1 | tr -s ' \\n' ' '; wc -c; echo $PGCLUSTER_TEST");

        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.sink().out()).startsWith(" 0 1 2 ").contains(" 254 255 ", "4194304", "present");
    }

    @Test
    void tellsWhichOfTheTwoFailedAndWhatBothSaid() {
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        PipeOutcome outcome = programs.pipe(
                shell("echo source said >&2; exit 3"), shell("cat; echo sink said >&2"), LIMIT, lines::add);

        assertThat(outcome.source().exit()).isEqualTo(3);
        assertThat(outcome.source().complaint()).isEqualTo("source said");
        assertThat(outcome.sink().succeeded()).isTrue();
        assertThat(outcome.succeeded()).isFalse();
        assertThat(lines).containsExactlyInAnyOrder("source said", "sink said");
    }

    @Test
    void stopsASourceThatGoesOnAfterItsSinkHasEnded() {
        long start = System.nanoTime();
        PipeOutcome outcome = pipe("sleep 600", "exit 5");

        assertThat(outcome.sink().exit()).isEqualTo(5);
        assertThat(outcome.source().succeeded()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
    }

    @Test
    void endsWithinItsLimit() {
        assertThatThrownBy(
                        () -> programs.pipe(shell("sleep 600"), shell("sleep 600"), Duration.ofMillis(200), line -> {}))
                .isInstanceOf(ProgramException.class)
                .hasMessageContaining("did not end within 0.2 s");
    }

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script);
    }
}

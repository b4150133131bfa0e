package io.pgcluster.render.target.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.text.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the rendered check itself, as the engine would, with shorter times and a mark in a directory of the test. */
class HealthCheckTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String NO_REST = "0";
    private static final String ENDLESS_REST = "1000";

    private final Path mark;

    HealthCheckTest(@TempDir Path directory) {
        this.mark = directory.resolve("mark");
    }

    @Test
    void remembersASuccessAndForgetsItAtTheFirstFailure() throws Exception {
        assertThat(check(NO_REST, "true")).isZero();
        assertThat(mark).exists();
        assertThat(check(NO_REST, "false")).isEqualTo(1);
        assertThat(mark).doesNotExist();
    }

    @Test
    void doesNotRestUntilItHasSucceeded() throws Exception {
        assertThat(check(ENDLESS_REST, "false")).isEqualTo(1);
        assertThat(check(ENDLESS_REST, "true")).isZero();
    }

    @Test
    void restsAfterASuccess() throws Exception {
        Files.createFile(mark);
        Process process = start("1000", "4", List.of("false"));
        assertThat(process.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
        process.destroyForcibly();
        assertThat(mark).exists();
    }

    @Test
    void failsWhenTheCommandHangs() throws Exception {
        Process process = start(NO_REST, "1", List.of("sleep", "1000"));
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }

    @Test
    void leavesTheEngineTimeForTheRestAndTheCommand() {
        Tree check = HealthCheck.of(List.of("true"));
        List<String> test = test(check);
        int needed = Integer.parseInt(test.get(6)) + Integer.parseInt(test.get(7));
        assertThat(Integer.parseInt(Objects.requireNonNull(check.asMap().get("timeout"))
                        .toString()
                        .replace("s", "")))
                .isGreaterThan(needed);
    }

    private int check(String rest, String command) throws IOException, InterruptedException {
        Process process = start(rest, "4", List.of(command));
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Process start(String rest, String limit, List<String> command) throws IOException {
        List<String> line = new ArrayList<>();
        test(HealthCheck.of(command)).stream()
                .skip(1)
                .map(word -> word.replace("$$", "$"))
                .forEach(line::add);
        line.set(4, mark.toString());
        line.set(5, rest);
        line.set(6, limit);
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> test(Tree check) {
        return ((List<?>) Objects.requireNonNull(check.asMap().get("test")))
                .stream().map(Object::toString).toList();
    }
}

package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A cluster on the embedded engine in a directory of its own, worked on by the command line's own jar. */
final class WithoutDocker implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("pgcluster.root"));
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Map<String, String> NO_ENGINE = Map.of("DOCKER_HOST", "unix:///nonexistent");

    private final Path directory;

    private WithoutDocker(Path directory) {
        this.directory = directory;
    }

    /**
     * Not in the system's temporary directory: it may be closed to the user that the servers run as. The name holds what connection
     * strings, URLs and shells take apart.
     */
    static WithoutDocker in(String folder) throws IOException {
        Path directory = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", folder).toAbsolutePath()), "it's 100%+a&b-");
        assertThat(directory.toFile().setExecutable(true, false)).isTrue();
        return new WithoutDocker(directory);
    }

    /** Gives it another specification. */
    void specify(String text) throws IOException {
        Files.writeString(directory.resolve("cluster.yaml"), text);
    }

    /** A path below what the cluster keeps. */
    Path file(String path) {
        return directory.resolve("out/embedded").resolve(path);
    }

    /** Runs a command to its end. */
    Ran run(String command, String... more) {
        return Ran.run(LIMIT, NO_ENGINE, line(command, more).toArray(String[]::new));
    }

    /** Starts a command whose errors go to {@link #errors}. */
    Process start(String command, String... more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line(command, more))
                .redirectOutput(directory.resolve("stdout").toFile())
                .redirectError(directory.resolve("stderr").toFile());
        builder.environment().putAll(NO_ENGINE);
        return builder.start();
    }

    /** Waits for the end of a command that was started; its exit code. */
    int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** What the command that was started last said next to its output. */
    String errors() throws IOException {
        return Files.readString(directory.resolve("stderr"));
    }

    /** What the command that was started last put out so far. */
    String output() throws IOException {
        return Files.readString(directory.resolve("stdout"));
    }

    /** Processes that carry the cluster's directory among their arguments. */
    List<Long> processes() {
        String marker = directory.resolve("out/embedded").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> Arrays.stream(arguments).anyMatch(argument -> argument.contains(marker)))
                        .orElse(false))
                .map(ProcessHandle::pid)
                .toList();
    }

    private List<String> line(String command, String... more) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dpgcluster.root=" + ROOT,
                "-jar",
                ROOT.resolve("pgcluster-cli/target/pgcluster-cli.jar").toString(),
                command,
                directory.resolve("cluster.yaml").toString()));
        line.addAll(List.of(more));
        line.addAll(List.of("-d", directory.resolve("out").toString()));
        return line;
    }

    @Override
    public void close() {
        if (Files.exists(directory.resolve("out"))) {
            run("down", "--volumes", "--yes");
        }
    }
}

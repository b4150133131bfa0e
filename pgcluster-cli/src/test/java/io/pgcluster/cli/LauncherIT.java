package io.pgcluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a copy of the project: the real jars, and a Maven that only tells that it was asked. */
class LauncherIT {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final Path project;

    LauncherIT(@TempDir Path directory) {
        this.project = directory.resolve("project");
    }

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void copyTheProject() throws IOException {
        copy("pgcluster");
        copy("examples/max/cluster.yaml");
        copy("pom.xml");
        for (String module : List.of(
                "pgcluster-embedded",
                "pgcluster-model",
                "pgcluster-render",
                "pgcluster-operate",
                "pgcluster-cli",
                "pgcluster-exporter")) {
            copy(module + "/pom.xml");
            Files.createDirectories(project.resolve(module + "/src/main"));
        }
        Files.createDirectories(project.resolve("deploy/images"));
        copy("pgcluster-cli/target/pgcluster-cli.jar");
        try (Stream<Path> jars = Files.list(ProjectFiles.at("pgcluster-cli/target/lib"))) {
            for (Path jar : jars.toList()) {
                copy("pgcluster-cli/target/lib/" + jar.getFileName());
            }
        }
        maven("echo asked >> asked");
        everythingIsOlderThan("pgcluster-cli/target/launcher.stamp");
    }

    @Test
    void asksNoMavenWhenEverythingIsBuilt() throws Exception {
        Run run = launch("validate", example());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("valid (cluster max");
        assertThat(project.resolve("asked")).doesNotExist();
    }

    @Test
    void buildsOnceAfterASourceChanged() throws Exception {
        Files.createFile(project.resolve("pgcluster-model/src/main/Changed.java"));

        Run first = launch("--version");
        Run second = launch("--version");

        assertThat(first.err()).contains("Building pgcluster");
        assertThat(first.out()).startsWith("pgcluster ");
        assertThat(second.err()).isEmpty();
        assertThat(project.resolve("asked")).hasContent("asked");
    }

    @Test
    void saysThatTheBuildFailedAndTriesAgainNextTime() throws Exception {
        Files.createFile(project.resolve("pgcluster-model/src/main/Changed.java"));
        maven("echo 'BROKEN SOURCE'; exit 1");

        Run run = launch("--version");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("BROKEN SOURCE", "error: the build failed", "hint: ");
        assertThat(launch("--version").err()).contains("error: the build failed");
    }

    @Test
    void runsThroughALinkFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(project.resolveSibling("pgc"), project.resolve("pgcluster"));

        Run run = run(Path.of("/"), System.getProperty("java.home"), link.toString(), "--version");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("pgcluster ");
    }

    @Test
    void saysThatThereIsNoJava() throws Exception {
        Run run = run(project, project.resolve("no-java").toString(), "./pgcluster", "--version");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("error: no java in JAVA_HOME", "hint: install a JDK");
    }

    @Test
    void passesArgumentsAndInputOnUnchanged() throws Exception {
        Run run = launch("explain", "a path with spaces * $HOME");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("a specification has no field a path with spaces * $HOME");
    }

    private Run launch(String... arguments) throws IOException, InterruptedException {
        String[] command =
                Stream.concat(Stream.of("./pgcluster"), Stream.of(arguments)).toArray(String[]::new);
        return run(project, System.getProperty("java.home"), command);
    }

    private static Run run(Path directory, String javaHome, String... command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("launcher", ".out");
        Path err = Files.createTempFile("launcher", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", javaHome);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        Run run = new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return run;
    }

    private void maven(String script) throws IOException {
        Path maven = project.resolve("mvnw");
        Files.writeString(maven, "#!/bin/sh\n" + script + "\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    private void everythingIsOlderThan(String stamp) throws IOException {
        Instant earlier = Instant.now().minus(Duration.ofHours(1));
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(earlier));
            }
        }
        Files.createFile(project.resolve(stamp));
        Files.setLastModifiedTime(project.resolve(stamp), FileTime.from(earlier.plusSeconds(60)));
    }

    private void copy(String path) throws IOException {
        Path copy = project.resolve(path);
        Files.createDirectories(copy.getParent());
        Files.copy(ProjectFiles.at(path), copy);
    }

    private String example() {
        return project.resolve("examples/max/cluster.yaml").toString();
    }
}

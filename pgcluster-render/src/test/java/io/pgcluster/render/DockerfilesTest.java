package io.pgcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every Dockerfile that a bundle carries must keep to: the rules that a linter for Dockerfiles would hold it against. */
class DockerfilesTest {
    private static final Path IMAGES = Path.of(System.getProperty("pgcluster.root"), "deploy", "images");

    static Stream<Path> dockerfiles() throws IOException {
        try (Stream<Path> files = Files.walk(IMAGES)) {
            return files.filter(file -> file.getFileName().toString().equals("Dockerfile")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void buildsOnABaseThatNamesItsVersion(Path file) throws IOException {
        assertThat(instructions(file, "ARG").get(0)).matches("BASE=\\S+:\\S+").doesNotEndWith(":latest");
        assertThat(instructions(file, "FROM")).isNotEmpty().allMatch(from -> from.matches("\\$\\{BASE}( AS \\w+)?"));
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void doesNotRunAsRoot(Path file) throws IOException {
        List<String> users = instructions(file, "USER");
        assertThat(users).isNotEmpty();
        assertThat(users.get(users.size() - 1)).doesNotMatch("(root|0)(:.*)?");
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void installsNoMoreThanItNamesAndLeavesNoPackageLists(Path file) throws IOException {
        for (String run : instructions(file, "RUN")) {
            if (run.contains("apt-get install")) {
                assertThat(run)
                        .contains("apt-get update")
                        .contains("--no-install-recommends")
                        .contains("rm -rf /var/lib/apt/lists/*");
            }
            assertThat(run).doesNotContain("sudo", "apt-get upgrade", "curl | ", "chmod 777");
        }
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void copiesNamedFilesAndStartsWithoutAShell(Path file) throws IOException {
        assertThat(instructions(file, "ADD")).isEmpty();
        assertThat(instructions(file, "COPY")).noneMatch(copy -> copy.startsWith(". ") || copy.startsWith("* "));
        assertThat(Stream.concat(instructions(file, "ENTRYPOINT").stream(), instructions(file, "CMD").stream()))
                .isNotEmpty()
                .allMatch(start -> start.startsWith("["));
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void saysWhatItIs(Path file) throws IOException {
        assertThat(String.join(" ", instructions(file, "LABEL")))
                .contains(
                        "org.opencontainers.image.title",
                        "org.opencontainers.image.licenses",
                        "org.opencontainers.image.version");
        assertThat(instructions(file, "ENV")).noneMatch(env -> env.matches("(?i).*(password|secret|token)=.*"));
    }

    /** Arguments of every {@code instruction}, with continued lines joined. */
    private static List<String> instructions(Path file, String instruction) throws IOException {
        return Files.readString(file)
                .replaceAll("(?m)^#.*\\n", "")
                .replace("\\\n", " ")
                .lines()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length()).strip())
                .toList();
    }
}

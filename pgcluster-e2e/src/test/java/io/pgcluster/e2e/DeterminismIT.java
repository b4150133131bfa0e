package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same specification gives the same bytes under another locale, time zone and JDK. Users keep bundles in version control: a byte
 * that depends on the machine would show up as a change that no one made.
 */
class DeterminismIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path ROOT = Path.of(System.getProperty("pgcluster.root"));

    @Test
    void rendersTheSameBytesUnderAnotherLocaleAndTimeZone(@TempDir Path directory) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertSame(
                render(java, directory.resolve("english"), "-Duser.language=en", "-Duser.timezone=UTC"),
                render(
                        java,
                        directory.resolve("turkish"),
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Asia/Kathmandu"));
    }

    @Test
    void rendersTheSameBytesOnTheNewestJdk(@TempDir Path directory) throws IOException {
        Optional<Path> newest = Jdks.newest();
        org.junit.jupiter.api.Assumptions.assumeTrue(
                newest.isPresent() || "true".equals(System.getenv("CI")),
                "no JDK newer than the one that runs this; set PGCLUSTER_NEWEST_JDK to one");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertSame(
                render(java, directory.resolve("running")),
                render(newest.orElseThrow().resolve("bin/java").toString(), directory.resolve("newest")));
    }

    private static Path render(String java, Path out, String... options) {
        for (String example : List.of("quickstart", "max")) {
            List<String> line = new ArrayList<>(List.of(java));
            line.addAll(List.of(options));
            line.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.pgcluster.cli.Main",
                    "render",
                    ROOT.resolve("examples")
                            .resolve(example)
                            .resolve("cluster.yaml")
                            .toString(),
                    "--target",
                    "compose",
                    "--directory",
                    out.resolve(example).toString()));
            Ran.run(LIMIT, line.toArray(String[]::new)).orFail();
        }
        return out;
    }

    private static void assertSame(Path expected, Path actual) throws IOException {
        List<Path> files = files(expected);
        assertThat(files).hasSizeGreaterThan(20);
        assertThat(files(actual)).isEqualTo(files);
        for (Path file : files) {
            assertThat(actual.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }
}

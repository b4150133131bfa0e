package io.pgcluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the repository that tests read, compare with or, when told to, record. */
public final class ProjectFiles {
    private static final Path ROOT =
            Path.of(System.getProperty("pgcluster.root", "..")).toAbsolutePath().normalize();

    private ProjectFiles() {}

    /** The file or directory {@code path} of the repository. */
    public static Path at(String path) {
        return ROOT.resolve(path);
    }

    /** The specification of an example. */
    public static String example(String name) {
        return at("examples/" + name + "/cluster.yaml").toString();
    }

    /** Asserts that the file says {@code text}; with {@code -Dpgcluster.record=true} makes it say so. */
    public static void assertSays(String path, String text) {
        Path file = at(path);
        try {
            if (Boolean.getBoolean("pgcluster.record")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text, StandardCharsets.UTF_8);
            }
            assertThat(file)
                    .as(
                            "%s is what is made today; if the change is meant, record it with -Dpgcluster.record=true",
                            path)
                    .hasContent(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.pgcluster.render.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.postgres.PostgresVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The file that the image build reads and the plan name the same images: otherwise a bundle would ask for one that nobody made. */
class ImageVersionsTest {
    private static final Path VERSIONS = Path.of(System.getProperty("pgcluster.root"), "deploy", "images", "versions");

    @Test
    void theBuildAndThePlanNameTheSameImages() throws IOException {
        List<String> planned = Stream.concat(
                        PostgresVersion.all().stream().map(Images::postgres),
                        Stream.of(Images.consensus(), Images.pooler(), Images.proxy()))
                .map(image -> image.reference() + " "
                        + image.base().map(Object::toString).orElse("-"))
                .toList();
        List<String> built = Files.readAllLines(VERSIONS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" +"))
                .map(row -> row[0] + ":" + row[1] + " " + row[2])
                .toList();
        assertThat(built).containsExactlyInAnyOrderElementsOf(planned);
    }
}

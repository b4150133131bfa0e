package io.pgcluster.render.target.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.spec.Companion;
import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.platform.ImagePlan;
import io.pgcluster.render.platform.ImagePlan.Component;
import io.pgcluster.render.platform.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComposeImagesTest {
    private static final Path IMAGES = Path.of(System.getProperty("pgcluster.root"), "deploy/images");

    /** The image build and the plan name the same images: otherwise a bundle would ask for one that no one makes. */
    @Test
    void planNamesTheImagesThatTheProjectBuilds() throws IOException {
        assertThat(built()).containsExactlyInAnyOrderElementsOf(planned());
    }

    /** People look there for the owner of files that they mount. */
    @Test
    void readmeNamesTheOfficialImagesOfCompanionsAndTheirUsers() throws IOException {
        String readme = Files.readString(IMAGES.resolve("README.md"));
        List<CompanionPlan> companions =
                Clusters.plan("monitoring: {pgAdmin: true}").topology().companions();

        assertThat(companions).extracting(CompanionPlan::companion).containsExactly(Companion.values());
        assertThat(companions).allSatisfy(companion -> assertThat(readme)
                .containsPattern("(?m)^\\| `"
                        + Pattern.quote(ComposeCompanions.image(companion.companion())
                                .reference()
                                .toString())
                        + "` \\| the official image, unchanged \\| \\w+ " + companion.userId() + " \\|$"));
    }

    @Test
    void specificationReplacesAnImage() {
        Plan plan = Clusters.plan("images: {postgres: registry.example.com/postgres:15-9}");

        ImagePlan image = plan.image(Component.POSTGRES);
        assertThat(image.reference()).hasToString("registry.example.com/postgres:15-9");
        assertThat(image.isBuilt()).isFalse();
    }

    @Test
    void withoutPoolingThereIsNoPoolersImage() {
        Plan plan = Clusters.plan("pooling: {enabled: false}");

        assertThatThrownBy(() -> plan.image(Component.POOLER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("demo");
    }

    private static List<String> built() throws IOException {
        try (Stream<String> lines = Files.lines(IMAGES.resolve("versions"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" +"))
                    .map(row -> row[0] + ":" + row[1] + " from " + row[2])
                    .toList();
        }
    }

    private static List<String> planned() {
        return Stream.of(
                        PostgresVersion.all().stream().map(Images::postgres),
                        Stream.of(ComposeImages.consensus(), Images.pooler(), ComposeImages.proxy(), Images.exporter()),
                        Stream.of(Companion.values()).map(ComposeCompanions::image))
                .flatMap(Function.identity())
                .map(image -> image.reference() + " from "
                        + image.base().map(Object::toString).orElse("-"))
                .toList();
    }
}

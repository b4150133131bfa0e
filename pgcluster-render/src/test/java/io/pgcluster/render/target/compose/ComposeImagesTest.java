package io.pgcluster.render.target.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.ImagePlan;
import io.pgcluster.render.platform.ImagePlan.Component;
import io.pgcluster.render.platform.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComposeImagesTest {
    private static final Path VERSIONS = Path.of(System.getProperty("pgcluster.root"), "deploy/images/versions");

    /** The image build and the plan name the same images: otherwise a bundle would ask for one that no one makes. */
    @Test
    void planNamesTheImagesThatTheProjectBuilds() throws IOException {
        assertThat(built()).containsExactlyInAnyOrderElementsOf(planned());
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
        try (Stream<String> lines = Files.lines(VERSIONS)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" +"))
                    .map(row -> row[0] + ":" + row[1] + " from " + row[2])
                    .toList();
        }
    }

    private static List<String> planned() {
        return Stream.concat(
                        PostgresVersion.all().stream().map(Images::postgres),
                        Stream.of(ComposeImages.consensus(), Images.pooler(), ComposeImages.proxy(), Images.exporter()))
                .map(image -> image.reference() + " from "
                        + image.base().map(Object::toString).orElse("-"))
                .toList();
    }
}

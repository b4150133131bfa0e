package io.pgcluster.render.target.compose;

import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.ImagePlan;
import io.pgcluster.render.target.PackedFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the images are built from, so that a bundle can be started where no registry has them. */
final class ImageSources {
    static final String DIRECTORY = "images";

    /** One path a line, relative to the directory of the image: a jar cannot list what it holds. */
    private static final String LIST = "files";

    private static final Map<ImagePlan.Component, List<String>> FILES = Map.of(
            ImagePlan.Component.POSTGRES,
            PackedFile.read(ComposeTarget.class, "/io/pgcluster/render/images/postgres/" + LIST)
                    .lines()
                    .toList(),
            ComposeImages.CONSENSUS,
            List.of("Dockerfile"),
            ImagePlan.Component.POOLER,
            List.of("Dockerfile"));

    private ImageSources() {}

    static Stream<Artifact> artifacts(Plan plan) {
        return plan.images().stream()
                .filter(ImagePlan::isBuilt)
                .flatMap(image -> FILES.getOrDefault(image.component(), List.of()).stream()
                        .map(file ->
                                artifact(DIRECTORY + "/" + image.component().directory() + "/" + file)));
    }

    private static Artifact artifact(String path) {
        String text = PackedFile.read(ComposeTarget.class, "/io/pgcluster/render/" + path);
        return text.startsWith("#!") ? Artifact.script(path, text) : Artifact.text(path, text);
    }
}

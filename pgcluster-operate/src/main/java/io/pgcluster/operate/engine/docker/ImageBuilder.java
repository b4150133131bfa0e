package io.pgcluster.operate.engine.docker;

import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.UnavailableException;
import io.pgcluster.operate.program.Outcome;
import io.pgcluster.operate.program.Programs;
import io.pgcluster.render.platform.ImagePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Sees to it that every image of a cluster is there: builds ours from the bundle, pulls the others. What is there stays as it is. */
public final class ImageBuilder {
    private static final Duration QUERY_LIMIT = Duration.ofSeconds(30);
    private static final Duration PULL = Duration.ofMinutes(10);
    private static final Duration BUILD = Duration.ofMinutes(30);

    private final Docker docker;
    private final Path instructions;
    private final Path project;
    private final Consumer<String> progress;

    /**
     * Builds from the directories below {@code instructions}, and what holds our own programs from those that the build in the directory
     * {@code project} made, if it did; {@code progress} receives each step.
     */
    public ImageBuilder(Docker docker, Path instructions, Path project, Consumer<String> progress) {
        this.docker = docker;
        this.instructions = instructions;
        this.project = project;
        this.progress = progress;
    }

    /** Builds and pulls what is missing; throws {@link UnavailableException} if that fails. */
    public void ensure(List<ImagePlan> images) {
        images.stream().filter(image -> !exists(image.reference().toString())).forEach(this::provide);
    }

    private void provide(ImagePlan image) {
        if (image.isBuilt()) {
            build(image);
        } else if (image.base().isPresent() && Files.isRegularFile(exporterJar())) {
            buildExporter(image.reference().toString());
        } else {
            pull(image.reference().toString());
        }
    }

    private void build(ImagePlan image) {
        String reference = image.reference().toString();
        String base = image.base().orElseThrow().toString();
        if (!exists(base)) {
            pull(base);
        }
        progress.accept("building " + reference);
        Path directory = instructions.resolve(image.component().directory());
        List<String> arguments = List.of(
                "build",
                "--tag",
                reference,
                "--build-arg",
                "BASE=" + base,
                "--build-arg",
                "VERSION=" + reference.substring(reference.lastIndexOf(':') + 1),
                directory.toString());
        Outcome outcome = docker.run(BUILD, line -> progress.accept(reference + ": " + line), builder(), arguments);
        if (!outcome.succeeded()) {
            throw new FailedException(
                    "building " + reference + " failed: " + lastLines(outcome),
                    "Run it by hand to see everything: docker build --build-arg BASE=" + base + " " + directory);
        }
    }

    private Path exporterJar() {
        return project.resolve("pgcluster-exporter/target/pgcluster-exporter.jar");
    }

    /** By the project's own script, since what it needs is not among the bundle's files. */
    private void buildExporter(String reference) {
        progress.accept("building " + reference);
        String script = project.resolve("deploy/images/exporter/build").toString();
        Outcome outcome = new Programs(Map.of())
                .run(List.of("sh", script), "", BUILD, line -> progress.accept(reference + ": " + line));
        if (!outcome.succeeded()) {
            throw new FailedException(
                    "building " + reference + " failed: " + lastLines(outcome),
                    "Run it by hand to see everything: " + script);
        }
    }

    /** The classic builder where the plugin of the newer one is missing: the client would refuse to build at all. */
    private Map<String, String> builder() {
        return docker.run(QUERY_LIMIT, "buildx", "version").succeeded() ? Map.of() : Map.of("DOCKER_BUILDKIT", "0");
    }

    private void pull(String reference) {
        progress.accept("pulling " + reference);
        Outcome outcome = docker.run(PULL, "pull", "--quiet", reference);
        if (!outcome.succeeded()) {
            throw new UnavailableException(
                    "the image " + reference + " is not on this machine and cannot be pulled: " + outcome.complaint(),
                    "Load it with \"docker load\", or name one that can be reached under spec.images; the project's"
                            + " deploy/images/build builds all of a cluster's images where no registry can be reached.");
        }
    }

    private boolean exists(String reference) {
        return docker.run(QUERY_LIMIT, "image", "inspect", "--format", "{{.Id}}", reference)
                .succeeded();
    }

    private static String lastLines(Outcome outcome) {
        List<String> lines = new ArrayList<>(outcome.out().lines().toList());
        outcome.err().lines().forEach(lines::add);
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }
}

package io.pgcluster.e2e;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.render.platform.Images;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Looks for an engine, Compose and the images before a {@link NeedsEngine} test. */
final class EngineCondition implements ExecutionCondition {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration IMAGES = Duration.ofMinutes(40);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<NeedsEngine> needs = AnnotationSupport.findAnnotation(context.getElement(), NeedsEngine.class);
        Optional<String> missing = needs.flatMap(EngineCondition::missing);
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("engine and images are there");
        }
        String reason = context.getDisplayName() + ": " + missing.get();
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI=true skips nothing, but " + reason);
        }
        System.out.println("SKIPPED " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    /** Where CI makes images next to the tests, a file says when that has ended. */
    private static void awaitImages() {
        String mark = System.getenv("PGCLUSTER_IMAGES_READY");
        if (mark != null) {
            Await.until("the images of " + mark + " are made", IMAGES, () -> Files.exists(Path.of(mark)));
        }
    }

    private static Optional<String> missing(NeedsEngine needs) {
        awaitImages();
        if (Ran.run(LIMIT, "docker", "info").exitCode() != 0) {
            return Optional.of("no Docker engine answers; start one to run this test");
        }
        if (Ran.run(LIMIT, "docker", "compose", "version").exitCode() != 0) {
            return Optional.of("docker compose (version 2) is not installed");
        }
        for (int major : Majors.chosen(needs.majors()).toArray()) {
            String image = image(major);
            if (Ran.run(LIMIT, "docker", "image", "inspect", image).exitCode() != 0) {
                return Optional.of("image " + image + " is not there; deploy/images/build " + major + " makes it");
            }
        }
        return Optional.empty();
    }

    /** The image of the database nodes of a major version, as a specification without an image of its own gets it. */
    static String image(int major) {
        return Images.postgres(new PostgresVersion(major)).reference().toString();
    }
}

package io.pgcluster.operate.cluster;

import io.pgcluster.model.spec.Target;
import io.pgcluster.render.plan.secret.Authority;
import java.nio.file.Path;

/**
 * Where a rendered bundle is, and what is where in it.
 *
 * @param root the directory that was rendered into
 * @param target what was rendered
 */
public record BundleDirectory(Path root, Target target) {
    /** The directory of the rendered files. */
    public Path files() {
        return root.resolve(target.toString());
    }

    /** The directory of secrets, which are never rendered. */
    public Path secrets() {
        return files().resolve("secrets");
    }

    /** What clients trust. */
    public Path trust() {
        return secrets().resolve(Authority.DATABASE.certificateFile());
    }
}

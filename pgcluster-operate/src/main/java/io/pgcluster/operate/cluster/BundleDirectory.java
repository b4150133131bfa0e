package io.pgcluster.operate.cluster;

import io.pgcluster.render.plan.Authority;
import java.nio.file.Path;

/**
 * Where a rendered bundle is, and what is where in it.
 *
 * @param root the directory that was rendered into
 */
public record BundleDirectory(Path root) {
    /** The directory of the Compose target. */
    public Path compose() {
        return root.resolve("compose");
    }

    /** The directory of secrets, which are never rendered. */
    public Path secrets() {
        return compose().resolve("secrets");
    }

    /** The build instructions of images. */
    public Path images() {
        return compose().resolve("images");
    }

    /** What clients trust. */
    public Path trust() {
        return secrets().resolve(Authority.DATABASE.certificateFile());
    }
}

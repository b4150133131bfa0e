package io.pgcluster.render.plan;

import io.pgcluster.model.value.ImageReference;
import java.util.Optional;

/**
 * A container image.
 *
 * @param component what runs in it
 * @param reference its name and version
 * @param base what it is built from; empty if it is used as it is or comes from the specification
 */
public record ImagePlan(Component component, ImageReference reference, Optional<ImageReference> base) {
    /** What runs in an image. */
    public enum Component {
        /** PostgreSQL with Patroni. */
        POSTGRES("postgres"),
        /** PgBouncer. */
        POOLER("pgbouncer"),
        /** HAProxy. */
        PROXY("haproxy"),
        /** etcd. */
        CONSENSUS("etcd"),
        /** The exporter, which is built from this project's own programs, so a bundle alone cannot build it. */
        EXPORTER("exporter");

        private final String directory;

        Component(String directory) {
            this.directory = directory;
        }

        /** Directory of its build instructions. */
        public String directory() {
            return directory;
        }
    }

    /** Whether the bundle builds it: what is built from programs of ours is not among a bundle's files. */
    public boolean isBuilt() {
        return base.isPresent() && component != Component.EXPORTER;
    }
}

package io.pgcluster.render.platform;

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
    /**
     * What runs in an image.
     *
     * @param directory directory of its build instructions, which also names it to users
     */
    public record Component(String directory) {
        /** PostgreSQL with Patroni. */
        public static final Component POSTGRES = new Component("postgres");
        /** PgBouncer. */
        public static final Component POOLER = new Component("pgbouncer");
        /** The exporter, which is built from this project's own programs, so a bundle alone cannot build it. */
        public static final Component EXPORTER = new Component("exporter");
    }

    /** The image that the specification names in place of this one, if it does. */
    public ImagePlan unless(Optional<ImageReference> written) {
        return written.map(named -> new ImagePlan(component, named, Optional.empty()))
                .orElse(this);
    }

    /** Whether the bundle builds it: what is built from our own programs is not among a bundle's files. */
    public boolean isBuilt() {
        return base.isPresent() && !component.equals(Component.EXPORTER);
    }
}

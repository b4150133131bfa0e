package io.pgcluster.render.platform;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.value.ImageReference;
import io.pgcluster.render.platform.ImagePlan.Component;
import java.util.Optional;

/** Names and versions of the container images that every platform runs, where the specification does not name others. */
public final class Images {
    /** Revisions of our build instructions: each is raised with every change, so that a tag never changes its content. */
    private static final int POSTGRES_REVISION = 3;

    private static final int POOLER_REVISION = 1;

    private static final int EXPORTER_REVISION = 3;

    private static final ImageReference SMALL_BASE = new ImageReference("debian:trixie-slim");

    private Images() {}

    /** The image of the database nodes that {@code spec} describes. */
    public static ImagePlan ofPostgres(ClusterSpec spec) {
        return postgres(spec.postgres().version()).unless(spec.images().postgres());
    }

    /** The image of the poolers, if {@code spec} has any. */
    public static Optional<ImagePlan> ofPooler(ClusterSpec spec) {
        return spec.pooling().enabled()
                ? Optional.of(pooler().unless(spec.images().pooler()))
                : Optional.empty();
    }

    /** The image of the exporter, if {@code spec} has one. */
    public static Optional<ImagePlan> ofExporter(ClusterSpec spec) {
        return spec.monitoring().prometheus()
                ? Optional.of(exporter().unless(spec.images().exporter()))
                : Optional.empty();
    }

    /** Database nodes of {@code version}. */
    public static ImagePlan postgres(PostgresVersion version) {
        return built(
                Component.POSTGRES,
                "pgcluster/postgres:" + version + "-" + POSTGRES_REVISION,
                new ImageReference("postgres:" + tag(version) + "-" + debian(version)));
    }

    /** The official image of a version without a final release is called by the release candidate. */
    private static String tag(PostgresVersion version) {
        return version.isPreRelease() ? version.recordedRelease() : version.toString();
    }

    /** The base system is fixed for a major version: another C library could order text otherwise and break indexes. */
    private static String debian(PostgresVersion version) {
        if (!version.isAtLeast(14)) {
            return "bullseye";
        }
        return version.isAtLeast(17) ? "trixie" : "bookworm";
    }

    /** PgBouncer. */
    public static ImagePlan pooler() {
        return built(Component.POOLER, "pgcluster/pgbouncer:1.24-" + POOLER_REVISION, SMALL_BASE);
    }

    /** The exporter. */
    public static ImagePlan exporter() {
        return built(
                Component.EXPORTER,
                "pgcluster/exporter:0.1-" + EXPORTER_REVISION,
                new ImageReference("debian:bookworm-slim"));
    }

    private static ImagePlan built(Component component, String name, ImageReference base) {
        return new ImagePlan(component, new ImageReference(name), Optional.of(base));
    }
}

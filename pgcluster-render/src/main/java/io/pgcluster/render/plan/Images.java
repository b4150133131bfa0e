package io.pgcluster.render.plan;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.value.ImageReference;
import io.pgcluster.render.plan.ImagePlan.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names and versions of the container images, where the specification does not name others. */
public final class Images {
    /** Revision of our build instructions: raised with every change, so that a tag never changes its content. */
    private static final int REVISION = 1;

    private static final int EXPORTER_REVISION = 2;

    private static final ImageReference SMALL_BASE = new ImageReference("debian:trixie-slim");

    private Images() {}

    static List<ImagePlan> images(ClusterSpec spec) {
        List<ImagePlan> images = new ArrayList<>();
        images.add(plan(
                Component.POSTGRES,
                spec.images().postgres(),
                postgres(spec.postgres().version())));
        images.add(plan(Component.CONSENSUS, spec.images().consensus(), consensus()));
        images.add(plan(Component.PROXY, spec.images().proxy(), proxy()));
        if (spec.pooling().enabled()) {
            images.add(plan(Component.POOLER, spec.images().pooler(), pooler()));
        }
        if (spec.monitoring().prometheus()) {
            images.add(plan(Component.EXPORTER, spec.images().exporter(), exporter()));
        }
        return images;
    }

    private static ImagePlan plan(Component component, Optional<ImageReference> written, ImagePlan builtIn) {
        return written.map(reference -> new ImagePlan(component, reference, Optional.empty()))
                .orElse(builtIn);
    }

    /** Database nodes of {@code version}. */
    public static ImagePlan postgres(PostgresVersion version) {
        return built(
                Component.POSTGRES,
                "pgcluster/postgres:" + version + "-" + REVISION,
                new ImageReference("postgres:" + version + "-" + debian(version)));
    }

    /** The base system is fixed for a major version: another C library could order text otherwise and break indexes. */
    private static String debian(PostgresVersion version) {
        if (!version.isAtLeast(14)) {
            return "bullseye";
        }
        return version.isAtLeast(17) ? "trixie" : "bookworm";
    }

    /** etcd. */
    public static ImagePlan consensus() {
        return built(Component.CONSENSUS, "pgcluster/etcd:3.5-" + REVISION, SMALL_BASE);
    }

    /** PgBouncer. */
    public static ImagePlan pooler() {
        return built(Component.POOLER, "pgcluster/pgbouncer:1.24-" + REVISION, SMALL_BASE);
    }

    /** The exporter. */
    public static ImagePlan exporter() {
        return built(
                Component.EXPORTER,
                "pgcluster/exporter:0.1-" + EXPORTER_REVISION,
                new ImageReference("debian:bookworm-slim"));
    }

    /** HAProxy, as its makers publish it. */
    public static ImagePlan proxy() {
        return new ImagePlan(Component.PROXY, new ImageReference("haproxy:3.0"), Optional.empty());
    }

    private static ImagePlan built(Component component, String name, ImageReference base) {
        return new ImagePlan(component, new ImageReference(name), Optional.of(base));
    }
}

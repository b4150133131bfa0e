package io.pgcluster.render.target.compose;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.value.ImageReference;
import io.pgcluster.render.platform.ImagePlan;
import io.pgcluster.render.platform.ImagePlan.Component;
import io.pgcluster.render.platform.Images;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The images of a Compose bundle: those that every platform runs, and those of the consensus store and the proxies. */
public final class ComposeImages {
    /** etcd. */
    static final Component CONSENSUS = new Component("etcd");

    /** HAProxy. */
    static final Component PROXY = new Component("haproxy");

    /** Revision of our build instructions: raised with every change, so that a tag never changes its content. */
    private static final int REVISION = 1;

    private ComposeImages() {}

    static List<ImagePlan> of(ClusterSpec spec) {
        List<ImagePlan> images = new ArrayList<>();
        images.add(Images.ofPostgres(spec));
        images.add(consensus().unless(spec.images().consensus()));
        images.add(proxy().unless(spec.images().proxy()));
        Images.ofPooler(spec).ifPresent(images::add);
        Images.ofExporter(spec).ifPresent(images::add);
        images.addAll(ComposeCompanions.images(spec));
        return images;
    }

    /** etcd. */
    public static ImagePlan consensus() {
        return new ImagePlan(
                CONSENSUS,
                new ImageReference("pgcluster/etcd:3.5-" + REVISION),
                Optional.of(new ImageReference("debian:trixie-slim")));
    }

    /** HAProxy, as its makers publish it. */
    public static ImagePlan proxy() {
        return new ImagePlan(PROXY, new ImageReference("haproxy:3.0"), Optional.empty());
    }
}

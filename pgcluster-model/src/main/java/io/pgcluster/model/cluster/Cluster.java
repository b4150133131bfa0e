package io.pgcluster.model.cluster;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.Metadata;

/**
 * A cluster that passed every rule and has every default filled in: what all renderers see. Only {@code model.resolve} makes one, so
 * that nothing unchecked can be rendered.
 *
 * @param metadata what it is called and whose it is
 * @param spec what it is; absent optional values really mean "without"
 */
public record Cluster(Metadata metadata, ClusterSpec spec) {
    /** The name that every other name derives from. */
    public String name() {
        return metadata.name().text();
    }
}

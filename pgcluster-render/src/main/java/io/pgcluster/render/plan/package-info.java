/**
 * What a cluster is: everything that is derived from it once it is known where it stands, in rooms of its own for the servers, failures,
 * secrets and backups. Fed by a resolved {@link io.pgcluster.model.cluster.Cluster} and a {@link io.pgcluster.render.platform.Platform};
 * feeds {@code config}, the report and every target.
 */
@NullMarked
package io.pgcluster.render.plan;

import org.jspecify.annotations.NullMarked;

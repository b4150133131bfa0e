/**
 * Everything that is derived from a cluster, derived once and without reference to a target: members and names, sized parameters,
 * timings with the outages and losses they mean, certificates, schedules, images, and what people should know before they deploy. Fed
 * by a resolved {@link io.pgcluster.model.cluster.Cluster}; feeds every target and the command line.
 */
@NullMarked
package io.pgcluster.render.plan;

import org.jspecify.annotations.NullMarked;

/**
 * Completes a specification: lays the defaults under it, binds it, runs the rules, and makes the cluster. The only package that
 * constructs {@link io.pgcluster.model.cluster.Cluster}. Fed by {@code io}, {@code bind} and {@code rule}; feeds the façade.
 */
@NullMarked
package io.pgcluster.model.resolve;

import org.jspecify.annotations.NullMarked;

/**
 * What failures mean for clients that write: how long, how it adds up, and what can be lost. Fed by the times and the replication of
 * {@code plan.server} and by how the platform elects and routes; feeds the report, the drills and the README of a bundle.
 */
@NullMarked
package io.pgcluster.render.plan.failure;

import org.jspecify.annotations.NullMarked;

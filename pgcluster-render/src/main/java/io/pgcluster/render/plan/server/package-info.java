/**
 * How every database node is configured: parameters in layers, access rules, initdb, capacity, replication and the times of Patroni and the poolers. Fed by a
 * resolved cluster and its platform; feeds the predictions of failures and the texts of {@code config}.
 */
@NullMarked
package io.pgcluster.render.plan.server;

import org.jspecify.annotations.NullMarked;

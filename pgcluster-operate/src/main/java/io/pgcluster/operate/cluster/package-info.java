/**
 * Operates a running cluster: reads its state, moves the primary without client errors, restarts members one after the other, brings a
 * bundle up. Fed by the plan, which has every name and limit, and by the containers; feeds the commands with reports.
 */
@NullMarked
package io.pgcluster.operate.cluster;

import org.jspecify.annotations.NullMarked;

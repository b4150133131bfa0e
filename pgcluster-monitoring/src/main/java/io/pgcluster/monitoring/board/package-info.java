/**
 * The dashboards, one class for each. Takes thresholds, gives {@link io.pgcluster.monitoring.dashboard.Dashboard}s, which {@code dashboard}
 * writes.
 */
@NullMarked
package io.pgcluster.monitoring.board;

import org.jspecify.annotations.NullMarked;

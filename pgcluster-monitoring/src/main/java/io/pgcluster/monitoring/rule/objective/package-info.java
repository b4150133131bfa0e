/**
 * Service level objectives: indicators that are recorded each minute, and alerts on how fast they use up their error budget.
 */
@NullMarked
package io.pgcluster.monitoring.rule.objective;

import org.jspecify.annotations.NullMarked;

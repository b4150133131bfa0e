/**
 * The catalogue of alerts, one class for each component. Thresholds in, alerts out.
 */
@NullMarked
package io.pgcluster.monitoring.rule.alert;

import org.jspecify.annotations.NullMarked;

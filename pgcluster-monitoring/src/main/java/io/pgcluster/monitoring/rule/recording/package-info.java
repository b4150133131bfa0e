/**
 * Recording rules: what several panels and alerts share, and the one list of their names.
 */
@NullMarked
package io.pgcluster.monitoring.rule.recording;

import org.jspecify.annotations.NullMarked;

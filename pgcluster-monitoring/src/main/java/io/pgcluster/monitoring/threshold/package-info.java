/**
 * Every constant that an alert compares with, as one tree of records with units in their types. A rule and the threshold line of a
 * dashboard's panel read the same accessor, so that they cannot differ.
 */
@NullMarked
package io.pgcluster.monitoring.threshold;

import org.jspecify.annotations.NullMarked;

/**
 * The collectors of the exporter as data, so that a specification that names them can be checked without the exporter. A test of the
 * exporter compares the list with its collectors, and records it. Feeds rules.
 */
@NullMarked
package io.pgcluster.model.collector;

import org.jspecify.annotations.NullMarked;

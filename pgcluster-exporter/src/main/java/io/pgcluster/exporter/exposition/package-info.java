/**
 * Turns samples into the bytes that Prometheus reads: merges what several sources gave, puts it in order, leaves out what would spoil the
 * rest, and encodes it. Fed by the scrape, feeds HTTP; knows neither.
 */
@NullMarked
package io.pgcluster.exporter.exposition;

import org.jspecify.annotations.NullMarked;

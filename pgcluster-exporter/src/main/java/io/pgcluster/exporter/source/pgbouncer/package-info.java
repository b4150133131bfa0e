/**
 * Metrics of a PgBouncer, from the {@code SHOW} commands of its console, under the names that the community's exporter has made common.
 * Fed by the console, feeds the scrape.
 */
@NullMarked
package io.pgcluster.exporter.source.pgbouncer;

import org.jspecify.annotations.NullMarked;

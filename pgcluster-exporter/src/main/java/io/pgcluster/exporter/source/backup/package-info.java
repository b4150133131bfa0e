/**
 * Metrics of a cluster's backup host: what its scheduler has run, what it will run next, what verification and restore drills found, and how
 * old its status files are. Fed by {@code runs.json}, which the backup host writes, feeds the scrape.
 */
@NullMarked
package io.pgcluster.exporter.source.backup;

import org.jspecify.annotations.NullMarked;

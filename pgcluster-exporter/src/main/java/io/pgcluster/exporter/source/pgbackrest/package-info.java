/**
 * Metrics of backups from what {@code pgbackrest info --output json} tells, under the names of the exporter that users have dashboards
 * for. Fed by that command or by a file with its output, feeds the scrape.
 */
@NullMarked
package io.pgcluster.exporter.source.pgbackrest;

import org.jspecify.annotations.NullMarked;

/**
 * The port for what is not read by SQL from a server: Patroni, PgBouncer, pgBackRest, file systems. Its children implement it, and the
 * scrape runs them in parallel with the servers under the same deadline.
 */
@NullMarked
package io.pgcluster.exporter.source;

import org.jspecify.annotations.NullMarked;

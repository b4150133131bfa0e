/**
 * Finds what is scraped: the members of a cluster through Patroni, and the databases of a server by include and exclude. Fed by the
 * configuration and by what is asked, feeds the scrape with targets.
 */
@NullMarked
package io.pgcluster.exporter.discovery;

import org.jspecify.annotations.NullMarked;

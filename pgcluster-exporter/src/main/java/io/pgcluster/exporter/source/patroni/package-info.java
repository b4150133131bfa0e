/**
 * Metrics of Patroni: its own, relayed from every member, and those of the cluster as a whole. Fed by the REST API, feeds the scrape.
 */
@NullMarked
package io.pgcluster.exporter.source.patroni;

import org.jspecify.annotations.NullMarked;

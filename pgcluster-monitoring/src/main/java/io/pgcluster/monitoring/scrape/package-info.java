/**
 * How Prometheus reads an exporter that answers for every server of a cluster, as the settings of a scrape job: for rendered files, for
 * documents and for tests alike.
 */
@NullMarked
package io.pgcluster.monitoring.scrape;

import org.jspecify.annotations.NullMarked;

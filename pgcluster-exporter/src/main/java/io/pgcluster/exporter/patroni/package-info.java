/**
 * Patroni's REST API as a client sees it: requests with a limit in time and size, and typed answers. Fed by the configuration, feeds the
 * source of Patroni's metrics and the discovery of members; knows no metric.
 */
@NullMarked
package io.pgcluster.exporter.patroni;

import org.jspecify.annotations.NullMarked;

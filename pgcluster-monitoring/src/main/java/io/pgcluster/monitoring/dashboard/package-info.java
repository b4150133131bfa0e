/**
 * Grafana dashboards as values: rows, panels, queries, variables, links and annotations, laid out and written as Grafana's classic JSON.
 * Takes expressions with short forms for the variables ({@link io.pgcluster.monitoring.dashboard.Promql}); knows no particular dashboard.
 */
@NullMarked
package io.pgcluster.monitoring.dashboard;

import org.jspecify.annotations.NullMarked;

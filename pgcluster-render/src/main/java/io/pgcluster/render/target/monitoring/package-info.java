/**
 * Files for a Prometheus, an Alertmanager and a Grafana that the user runs: the scrape job of this cluster, rules and dashboards with its
 * thresholds, and the commands that load them. Fed with the plan of the target that starts the cluster; feeds the bundle.
 */
@NullMarked
package io.pgcluster.render.target.monitoring;

import org.jspecify.annotations.NullMarked;

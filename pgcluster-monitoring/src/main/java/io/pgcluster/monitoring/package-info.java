/**
 * Dashboards, recording rules, alerts, Alertmanager's configuration and runbooks, generated from one source. Takes thresholds, gives files
 * that Prometheus, Alertmanager and Grafana read; knows neither specifications nor plans, so that it is of use to those who have neither.
 */
@NullMarked
package io.pgcluster.monitoring;

import org.jspecify.annotations.NullMarked;

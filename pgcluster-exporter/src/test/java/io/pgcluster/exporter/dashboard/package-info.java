/**
 * Dashboards on live data: every query of every panel, its variables filled in as Grafana fills them, put to a real Prometheus that
 * scrapes the exporter of a real cluster. Fed by the dashboards' JSON; what it finds is the state of each panel.
 */
@NullMarked
package io.pgcluster.exporter.dashboard;

import org.jspecify.annotations.NullMarked;

package io.pgcluster.render.config.monitoring;

import io.pgcluster.monitoring.rule.Links;
import java.util.Optional;

/**
 * Where the programs that watch a cluster find each other and their files.
 *
 * @param exporter host and port of the exporter
 * @param nodeExporter host and port of node_exporter, if the configuration is to read one
 * @param prometheus host and port of Prometheus, for Grafana
 * @param alertmanager host and port of Alertmanager, for Prometheus
 * @param rules directory of the rules, relative to Prometheus' configuration
 * @param dashboards directory of the dashboards, as Grafana sees it
 * @param webhooks directory of the files with the webhooks' URLs, as Alertmanager sees it
 * @param links where people open the dashboards and runbooks that alerts link to
 */
public record Places(
        String exporter,
        Optional<String> nodeExporter,
        String prometheus,
        String alertmanager,
        String rules,
        String dashboards,
        String webhooks,
        Links links) {}

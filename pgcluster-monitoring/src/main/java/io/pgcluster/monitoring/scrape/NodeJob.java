package io.pgcluster.monitoring.scrape;

import io.pgcluster.model.value.TimeSpan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A job of Prometheus that reads the node_exporter of one machine on which a whole cluster runs.
 *
 * @param cluster the cluster's name
 * @param address host and port of node_exporter, as they stand in a URL
 * @param interval time between scrapes
 */
public record NodeJob(String cluster, String address, TimeSpan interval) {
    /** The job's name: alerts and dashboards select {@code node.*}. */
    public static final String NAME = "node";

    /** What the machine is called: it has no name that its containers know. */
    public static final String INSTANCE = "host";

    /** One entry of {@code scrape_configs}, in the order in which it is read best. */
    public Map<String, Object> settings() {
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("cluster", cluster);
        labels.put("instance", INSTANCE);
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("targets", List.of(address));
        target.put("labels", Collections.unmodifiableMap(labels));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("job_name", NAME);
        settings.put("scrape_interval", interval.toString());
        settings.put("static_configs", List.of(Collections.unmodifiableMap(target)));
        return Collections.unmodifiableMap(settings);
    }
}

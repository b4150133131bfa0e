package io.pgcluster.monitoring.scrape;

import io.pgcluster.model.value.TimeSpan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A job of Prometheus that reads one exporter once for all servers of a cluster, and names each server in {@code instance}.
 *
 * @param cluster the cluster's name, as the exporter's label {@code cluster} has it
 * @param address host and port of the exporter, as they stand in a URL
 * @param interval time between scrapes
 */
public record ScrapeJob(String cluster, String address, TimeSpan interval) {
    /** The job's name: dashboards of others select {@code postgres.*}. */
    public static final String NAME = "postgres";

    private static final TimeSpan MAX_TIMEOUT = TimeSpan.parse("10s");

    /** One entry of {@code scrape_configs}, in the order in which it is read best. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("job_name", NAME);
        settings.put("scrape_interval", interval.toString());
        settings.put("scrape_timeout", timeout().toString());
        settings.put("honor_labels", true);
        settings.put("static_configs", List.of(target()));
        settings.put("metric_relabel_configs", List.of(instanceFromServer()));
        return Collections.unmodifiableMap(settings);
    }

    /** The exporter answers with what it has when this has passed; Prometheus refuses one that is longer than the interval. */
    private TimeSpan timeout() {
        return interval.compareTo(MAX_TIMEOUT) < 0 ? interval : MAX_TIMEOUT;
    }

    /** The label is for {@code up} and what else comes without one; samples that have it keep theirs, since labels are honored. */
    private Map<String, Object> target() {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("targets", List.of(address));
        target.put("labels", Map.of("cluster", cluster));
        return Collections.unmodifiableMap(target);
    }

    /** Series without a server, which are about the exporter itself or the whole cluster, keep the exporter's address. */
    private static Map<String, Object> instanceFromServer() {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("source_labels", List.of("server"));
        rule.put("regex", "(.+)");
        rule.put("target_label", "instance");
        return Collections.unmodifiableMap(rule);
    }
}

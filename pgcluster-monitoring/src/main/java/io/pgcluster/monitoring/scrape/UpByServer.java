package io.pgcluster.monitoring.scrape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recording rule for dashboards of others that list servers by {@code up}: with one scrape for all servers Prometheus writes {@code up} only
 * for the exporter. Optional, since a count of {@code up} counts servers too where it is loaded.
 */
public final class UpByServer {
    /** 1 for each server and pooler that the exporter answers for, whether it is up or not, as if each had an exporter of its own. */
    public static final String EXPRESSION =
            "group by (job, cluster, server, instance) ({__name__=~\"pg_up|pgbouncer_up\",server!=\"\"})";

    private UpByServer() {}

    /** A file of rules. */
    public static Map<String, Object> file() {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("record", "up");
        rule.put("expr", EXPRESSION);
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("name", "pgcluster-up");
        group.put("rules", List.of(Collections.unmodifiableMap(rule)));
        return Map.of("groups", List.of(Collections.unmodifiableMap(group)));
    }
}

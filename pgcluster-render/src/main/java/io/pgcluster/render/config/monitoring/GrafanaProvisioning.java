package io.pgcluster.render.config.monitoring;

import io.pgcluster.render.config.Generated;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.text.Tree;
import io.pgcluster.render.text.YamlText;
import java.util.List;

/** Grafana's data source and where it finds the dashboards. */
public final class GrafanaProvisioning {
    private GrafanaProvisioning() {}

    /** Prometheus, with the interval between scrapes: Grafana derives from it how long the window of a rate must be at least. */
    public static String dataSources(Plan plan, Places places) {
        Tree prometheus = new Tree()
                .put("name", "pgcluster Prometheus")
                .put("uid", "pgcluster-prometheus")
                .put("type", "prometheus")
                .put("access", "proxy")
                .put("url", "http://" + places.prometheus())
                .put(
                        "jsonData",
                        new Tree()
                                .put("httpMethod", "POST")
                                .put("prometheusType", "Prometheus")
                                .put(
                                        "timeInterval",
                                        plan.cluster()
                                                .spec()
                                                .monitoring()
                                                .scrapeInterval()
                                                .toString()));
        return YamlText.write(
                Generated.comment(plan), new Tree().put("apiVersion", 1).put("datasources", List.of(prometheus)));
    }

    /** Dashboards are changed by rendering again, so Grafana does not offer to save them. */
    public static String dashboards(Plan plan, Places places) {
        Tree files = new Tree()
                .put("name", "pgcluster")
                .put("folder", "pgcluster")
                .put("type", "file")
                .put("allowUiUpdates", false)
                .put("updateIntervalSeconds", 30)
                .put("options", new Tree().put("path", places.dashboards()));
        return YamlText.write(
                Generated.comment(plan), new Tree().put("apiVersion", 1).put("providers", List.of(files)));
    }
}

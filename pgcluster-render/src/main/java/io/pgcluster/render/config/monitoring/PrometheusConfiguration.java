package io.pgcluster.render.config.monitoring;

import io.pgcluster.model.spec.MonitoringSpec;
import io.pgcluster.model.value.TimeSpan;
import io.pgcluster.monitoring.scrape.NodeJob;
import io.pgcluster.monitoring.scrape.ScrapeJob;
import io.pgcluster.monitoring.scrape.UpByServer;
import io.pgcluster.render.config.Generated;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.text.Tree;
import io.pgcluster.render.text.YamlText;
import java.util.ArrayList;
import java.util.List;

/** {@code prometheus.yml}: what is read how often, and who is told of alerts. */
public final class PrometheusConfiguration {
    private PrometheusConfiguration() {}

    /** The file's text. */
    public static String text(Plan plan, Places places) {
        MonitoringSpec monitoring = plan.cluster().spec().monitoring();
        String interval = monitoring.scrapeInterval().toString();
        Tree tree = new Tree()
                .put("global", new Tree().put("scrape_interval", interval).put("evaluation_interval", interval))
                .putIf(monitoring.alerts() || monitoring.grafana(), "rule_files", List.of(places.rules() + "/*.yaml"))
                .putIf(monitoring.alerts(), "alerting", new Tree().put("alertmanagers", List.of(alertmanager(places))))
                .put("scrape_configs", jobs(plan, places));
        return YamlText.write(
                Generated.comment(plan, "Every series of a server has the server's name as its instance."), tree);
    }

    /** A file of rules that is not loaded unless somebody asks for it. */
    public static String upByServer(Plan plan) {
        return YamlText.write(
                Generated.comment(
                        plan, "For dashboards of others that list servers by up: copy it to rules/ to load it."),
                new Tree().putAll(UpByServer.file()));
    }

    private static List<Tree> jobs(Plan plan, Places places) {
        TimeSpan interval = plan.cluster().spec().monitoring().scrapeInterval();
        List<Tree> jobs = new ArrayList<>();
        jobs.add(new Tree().putAll(new ScrapeJob(plan.name(), places.exporter(), interval).settings()));
        places.nodeExporter()
                .map(address -> new Tree().putAll(new NodeJob(plan.name(), address, interval).settings()))
                .ifPresent(jobs::add);
        return jobs;
    }

    private static Tree alertmanager(Places places) {
        return new Tree().put("static_configs", List.of(new Tree().put("targets", List.of(places.alertmanager()))));
    }
}

package io.pgcluster.render.target.compose;

import io.pgcluster.render.config.ExporterJob;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.platform.Exporter;
import io.pgcluster.render.text.MarkdownText;
import io.pgcluster.render.text.Tree;
import io.pgcluster.render.text.YamlText;
import java.util.ArrayList;
import java.util.List;

/** Where the metrics are, and who may read them. */
final class ReadmeMetrics {
    private ReadmeMetrics() {}

    static void write(MarkdownText page, Plan plan) {
        plan.topology().exporter().ifPresent(exporter -> write(page, plan, exporter));
    }

    private static void write(MarkdownText page, Plan plan, Exporter exporter) {
        page.heading(2, "Metrics");
        page.paragraph(
                "One exporter covers every member that Patroni lists, Patroni itself and every pooler, with the labels"
                        + " `cluster` and `server`; a lost member is reported as down (`pg_up` 0) for an hour.");
        page.codeBlock(
                "sh",
                "curl --silent " + exporter.url() + " | grep '^pg_up'\n"
                        + "# after changing config/exporter or secrets without pgcluster up\n"
                        + "docker compose kill --signal HUP " + exporter.name());
        if (!ComposeCompanions.areWatching(plan)) {
            page.codeBlock("yaml", scrapeJob(plan));
        }
        page.bullets(facts(plan, exporter));
    }

    private static String scrapeJob(Plan plan) {
        return YamlText.write(
                List.of(
                        "prometheus.yml of a Prometheus on this host; each server's series get its name as their instance."),
                new Tree()
                        .put(
                                "scrape_configs",
                                List.of(new Tree().putAll(ExporterJob.of(plan).settings()))));
    }

    private static List<String> facts(Plan plan, Exporter exporter) {
        List<String> facts = new ArrayList<>();
        facts.add(
                "Metrics need no password, so they are published on the loopback address only. A Prometheus in a container"
                        + " joins the network `" + plan.name() + "_" + ComposeNames.FRONT_NETWORK + "` and reads `"
                        + exporter.name() + ":"
                        + Ports.EXPORTER + "`.");
        facts.add("On the servers the exporter is the role `" + Names.MONITOR_ROLE
                + "`, authenticated by its certificate; it may read statistics but no rows.");
        if (!plan.topology().poolers().isEmpty()) {
            facts.add("`" + Names.STATISTICS_USER
                    + "` is its user on the poolers' consoles: it may show statistics there, and does not exist on the"
                    + " servers.");
        }
        return facts;
    }
}

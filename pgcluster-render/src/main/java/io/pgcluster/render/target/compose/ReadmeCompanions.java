package io.pgcluster.render.target.compose;

import io.pgcluster.model.spec.AlertReceiver;
import io.pgcluster.model.spec.Companion;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.CredentialPlan;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where the pages of the programs next to the cluster are, and what to know about each. */
final class ReadmeCompanions {
    private ReadmeCompanions() {}

    static void write(MarkdownText page, Plan plan) {
        List<CompanionPlan> companions = plan.topology().companions();
        if (companions.isEmpty()) {
            return;
        }
        page.heading(2, "Dashboards, alerts and pgAdmin");
        page.paragraph(
                "These programs run next to the cluster, which does not need any of them. Their pages speak HTTP, so they"
                        + " are published on the loopback address only: reach them from elsewhere through `ssh -L` or a proxy with"
                        + " TLS. Password files are in `" + Layout.SECRETS + "/`.");
        Readme.table(page, Readme.section(plan, "pages"));
        List<String> facts = new ArrayList<>();
        companions.forEach(one -> facts.addAll(facts(plan, one.companion())));
        page.bullets(facts);
    }

    private static List<String> facts(Plan plan, Companion companion) {
        return switch (companion) {
            case PROMETHEUS ->
                List.of("Prometheus keeps metrics for "
                        + plan.cluster().spec().monitoring().retention()
                        + ". A Prometheus of your own reads the exporter instead if `targets` lists `monitoring`, which"
                        + " renders the files for it; then none of these but pgAdmin runs here.");
            case ALERTMANAGER -> List.of(webhooks(plan));
            case NODE_EXPORTER ->
                List.of(
                        "node_exporter measures this machine: processors, memory, file systems and disks. It has a network of"
                                + " its own, so it does not measure the machine's.");
            case GRAFANA ->
                List.of(
                        "Grafana opens with the overview; the password file is read when its volume is empty. Later: `docker compose"
                                + " exec grafana grafana cli admin reset-admin-password --password-from-stdin`.");
            case PGADMIN ->
                List.of(
                        "pgAdmin lists the primary and the replicas and asks for the password of `"
                                + plan.cluster().spec().postgres().user().text()
                                + "`. Its own password file is read when its volume is empty; later it is changed on its page."
                                + " Servers that are added there are replaced by the rendered ones when it starts.",
                        "pgAdmin connects from inside the cluster, as a pooler does, so `allowedClients` does not apply to it. Anyone"
                                + " who can sign in to its page can try the passwords of database users.");
        };
    }

    private static String webhooks(Plan plan) {
        List<AlertReceiver> receivers = plan.cluster().spec().monitoring().webhooks();
        if (receivers.isEmpty()) {
            return "`monitoring.webhooks` is empty, so nobody is notified of alerts; Alertmanager and Grafana only display them.";
        }
        return "Alertmanager sends alerts to the URLs in "
                + plan.secrets().webhooks().stream()
                        .map(CredentialPlan::file)
                        .map(file -> "`" + Layout.SECRETS + "/" + file + "`")
                        .collect(Collectors.joining(", "))
                + ", which you provide; `pgcluster up` hands on a changed one.";
    }
}

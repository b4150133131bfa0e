package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.text.JsonText;
import io.pgcluster.render.text.Tree;

/**
 * The servers that pgAdmin lists. It connects through the proxies, as the application's user: people enter the password themselves. The
 * authority that signs the servers' certificates is named in the service's environment, since pgAdmin looks for one that is named here
 * in the directory of its own user only.
 */
final class PgadminServers {
    private static final int TIMEOUT_SECONDS = 10;

    private PgadminServers() {}

    static String text(Plan plan) {
        Tree servers = new Tree().put("1", server(plan, "primary", ComposePorts.READ_WRITE));
        if (plan.topology().members().size() > 1) {
            servers.put("2", server(plan, "replicas (read-only)", ComposePorts.READ_ONLY));
        }
        return JsonText.write(new Tree().put("Servers", servers));
    }

    private static Tree server(Plan plan, String name, int port) {
        return new Tree()
                .put("Name", plan.name() + ": " + name)
                .put("Group", "pgcluster")
                .put("Host", ComposeNames.frontAddress(ComposeNames.proxies()))
                .put("Port", port)
                .put(
                        "MaintenanceDB",
                        plan.cluster().spec().postgres().database().text())
                .put("Username", plan.cluster().spec().postgres().user().text())
                .put(
                        "ConnectionParameters",
                        new Tree().put("sslmode", "verify-full").put("connect_timeout", TIMEOUT_SECONDS));
    }
}

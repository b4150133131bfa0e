package io.pgcluster.render.config;

import io.pgcluster.model.sizing.ConnectionBudget;
import io.pgcluster.model.spec.ExporterSpec;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.platform.Paths;
import io.pgcluster.render.platform.Pooler;
import io.pgcluster.render.text.Tree;
import io.pgcluster.render.text.YamlText;
import java.util.List;
import java.util.Optional;

/**
 * The exporter's file. Members are found through Patroni, so that those which join or leave need no other file; it proves itself to the
 * servers with a certificate, and only the poolers' consoles, which know no certificates, ask for a password.
 */
public final class ExporterConfiguration {
    /** Name of the file of collectors, next to this one. */
    public static final String COLLECTOR_FILE = "collectors.yaml";

    private ExporterConfiguration() {}

    /** The file. */
    public static String text(Plan plan) {
        Tree tree =
                new Tree().put("labels", new Tree().put("cluster", plan.name())).put("discovery", discovery(plan));
        ExporterSpec asked = plan.cluster().spec().monitoring().exporter();
        tree.putIf(asked.compatibility(), "compatibility", true).put("collectors", collectors(plan, asked));
        List<Tree> poolers = plan.topology().poolers().stream()
                .map(pooler -> pooler(pooler, plan.platform().paths()))
                .toList();
        if (!poolers.isEmpty()) {
            tree.put("pgbouncer", poolers);
        }
        plan.backup()
                .ifPresent(backup -> tree.put(
                        "pgbackrest",
                        List.of(new Tree()
                                .put("status_directory", plan.platform().paths().backupStatus()))));
        tree.put("limits", new Tree().put("connections", ConnectionBudget.EXPORTER))
                .put("web", new Tree().put("listen_addresses", List.of(":" + Ports.EXPORTER)))
                // Everything that there is to watch is found; a probe would only let the caller choose where to connect
                // to.
                .put("probe", new Tree().put("allow", List.of()));
        return YamlText.write(
                Generated.comment(
                        plan, "Members are discovered through Patroni: those that join or leave are followed."),
                tree);
    }

    /** The collectors that the specification defines, as a file of their own; empty if there are none. */
    public static Optional<String> collectorFile(Plan plan) {
        return plan.cluster()
                .spec()
                .monitoring()
                .exporter()
                .customCollectors()
                .map(text -> text.stripTrailing() + "\n");
    }

    private static Tree collectors(Plan plan, ExporterSpec asked) {
        Tree collectors = new Tree().put("enabled", asked.collectors()).put("parameters", asked.parameters());
        if (asked.customCollectors().isPresent()) {
            collectors.put("files", List.of(plan.platform().paths().exporterConfiguration() + "/" + COLLECTOR_FILE));
        }
        return collectors;
    }

    private static Tree discovery(Plan plan) {
        Paths paths = plan.platform().paths();
        List<String> urls = plan.topology().members().stream()
                .map(member -> "https://" + member.address() + ":" + Ports.PATRONI)
                .toList();
        Tree patroni = new Tree()
                .put("urls", urls)
                .put("interval", "10s")
                .put("tls", new Tree().put("ca_file", paths.tls(Authority.CONTROL.certificateFile())))
                .put("connection", connection(paths));
        return new Tree().put("patroni", patroni).put("databases", new Tree().put("discover", true));
    }

    private static Tree connection(Paths paths) {
        return new Tree()
                .put("database", Names.MAINTENANCE_DATABASE)
                .put("user", Names.MONITOR_ROLE)
                .put(
                        "tls",
                        verified(paths)
                                .put("cert_file", paths.tls("client.crt"))
                                .put("key_file", paths.tls("client.key")));
    }

    /** By the network from which its access rules let the statistics user in. */
    private static Tree pooler(Pooler pooler, Paths paths) {
        return new Tree()
                .put("name", pooler.name())
                .put("host", pooler.address())
                .put("port", Ports.POOLER)
                .put("user", Names.STATISTICS_USER)
                .put("password_file", paths.tls(Names.STATISTICS_USER + ".password"))
                .put("tls", verified(paths));
    }

    private static Tree verified(Paths paths) {
        return new Tree().put("mode", "verify-full").put("ca_file", paths.tls(Authority.DATABASE.certificateFile()));
    }
}

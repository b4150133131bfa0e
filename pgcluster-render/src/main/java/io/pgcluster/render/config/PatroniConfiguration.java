package io.pgcluster.render.config;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.plan.server.HbaRule;
import io.pgcluster.render.plan.server.InitDb;
import io.pgcluster.render.platform.Paths;
import io.pgcluster.render.text.Tree;
import io.pgcluster.render.text.YamlText;
import java.util.ArrayList;
import java.util.List;

/**
 * Patroni's own file. It is the same on every member; what differs (name and addresses) comes from the environment. Reading the REST API
 * needs no certificate, so health checks hold no key that could order a switchover; changing something needs one of the control
 * authority. The superuser has no password: Patroni comes over the socket and is known by its user id.
 */
public final class PatroniConfiguration {

    private PatroniConfiguration() {}

    /** The file. */
    public static String text(Plan plan) {
        Tree tree = new Tree().put("scope", plan.name());
        PatroniCoordination.namespace(plan).ifPresent(namespace -> tree.put("namespace", namespace));
        tree.put("log", new Tree().put("level", "INFO"))
                .put("restapi", restApi(plan.platform().paths()))
                .put("ctl", controlKeys(plan.platform().paths(), "cacert", "certfile", "keyfile"))
                .put(PatroniCoordination.section(plan), PatroniCoordination.settings(plan))
                .put("bootstrap", bootstrap(plan))
                .put("postgresql", postgresql(plan));
        return YamlText.write(
                Generated.comment(
                        plan,
                        "The same on every member; name and addresses come from the environment.",
                        "bootstrap is read once, when the cluster is created; dynamic.json is applied on every start."),
                tree);
    }

    private static Tree restApi(Paths paths) {
        return new Tree()
                .put("listen", "0.0.0.0:" + Ports.PATRONI)
                .put("certfile", paths.tls("control.crt"))
                .put("keyfile", paths.tls("control.key"))
                .put("cafile", paths.tls(Authority.CONTROL.certificateFile()))
                .put("verify_client", "optional")
                .put("server_tokens", "ProductOnly");
    }

    /** With which a member proves itself, and whom it trusts, under the names that the section gives them. */
    static Tree controlKeys(Paths paths, String authority, String certificate, String key) {
        return new Tree()
                .put(authority, paths.tls(Authority.CONTROL.certificateFile()))
                .put(certificate, paths.tls("control.crt"))
                .put(key, paths.tls("control.key"));
    }

    private static Tree bootstrap(Plan plan) {
        return new Tree()
                .put("dcs", DynamicSettings.tree(plan))
                .put("initdb", initDb(plan))
                .put("post_bootstrap", plan.platform().paths().scripts() + "/roles");
    }

    /**
     * Options of initdb. From 17 on the server's own C.UTF-8 is used, which no other C library can change; the access rules of initdb hold
     * only until Patroni has written its own.
     */
    private static List<Object> initDb(Plan plan) {
        InitDb initDb = plan.server().initDb();
        List<Object> options = new ArrayList<>();
        options.add("data-checksums");
        options.add(new Tree().put("encoding", initDb.encoding()));
        options.add(new Tree().put("locale", initDb.locale()));
        if (version(plan).isAtLeast(17) && initDb.locale().equals("C.UTF-8")) {
            options.add(new Tree().put("locale-provider", "builtin"));
            options.add(new Tree().put("builtin-locale", "C.UTF-8"));
        }
        options.add(new Tree().put("auth-local", "peer"));
        options.add(new Tree().put("auth-host", "reject"));
        initDb.walDirectory().ifPresent(directory -> options.add(new Tree().put("waldir", directory)));
        return options;
    }

    private static Tree postgresql(Plan plan) {
        Paths paths = plan.platform().paths();
        Tree section = new Tree()
                .put("listen", "*:" + Ports.POSTGRES)
                .put("data_dir", paths.data())
                .put("bin_dir", paths.programs())
                .put("pgpass", paths.temporary() + "/pgpass")
                .put("use_unix_socket", true)
                .put("use_unix_socket_repl", true)
                .put("basebackup", baseBackup(plan))
                .put("authentication", authentication(paths))
                .put("parameters", new Tree().putAll(plan.server().local()))
                .put(
                        "pg_hba",
                        plan.server().accessRules().stream().map(HbaRule::line).toList())
                .put("pg_ident", plan.server().identityMap());
        plan.backup()
                .ifPresent(backup ->
                        section.put("recovery_conf", new Tree().put("restore_command", backup.restoreCommand())));
        return section;
    }

    /** A new replica asks for a checkpoint at once: waiting for the next one takes minutes on an idle cluster. */
    private static List<Object> baseBackup(Plan plan) {
        List<Object> options = new ArrayList<>();
        options.add(new Tree().put("checkpoint", "fast"));
        plan.server().initDb().walDirectory().ifPresent(directory -> options.add(new Tree().put("waldir", directory)));
        return options;
    }

    private static Tree authentication(Paths paths) {
        return new Tree()
                .put("superuser", new Tree().put("username", Names.SUPERUSER))
                .put("replication", certificateLogin(paths, Names.REPLICATION_ROLE))
                .put("rewind", certificateLogin(paths, Names.REWIND_ROLE));
    }

    private static Tree certificateLogin(Paths paths, String role) {
        return new Tree()
                .put("username", role)
                .put("sslmode", "verify-full")
                .put("sslrootcert", paths.tls(Authority.DATABASE.certificateFile()))
                .put("sslcert", paths.tls(role + ".crt"))
                .put("sslkey", paths.tls(role + ".key"));
    }

    private static PostgresVersion version(Plan plan) {
        return plan.cluster().spec().postgres().version();
    }
}

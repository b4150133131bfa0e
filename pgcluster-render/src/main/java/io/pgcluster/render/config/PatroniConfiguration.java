package io.pgcluster.render.config;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.render.plan.Authority;
import io.pgcluster.render.plan.EtcdMember;
import io.pgcluster.render.plan.HbaRule;
import io.pgcluster.render.plan.InitDb;
import io.pgcluster.render.plan.Names;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.Ports;
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
    private static final String CONTROL_CA = Names.tls(Authority.CONTROL.certificateFile());
    private static final String CONTROL_CERTIFICATE = Names.tls("control.crt");
    private static final String CONTROL_KEY = Names.tls("control.key");

    private PatroniConfiguration() {}

    /** The file. */
    public static String text(Plan plan) {
        Tree tree = new Tree()
                .put("scope", plan.name())
                .put("namespace", Names.CONSENSUS_NAMESPACE)
                .put("log", new Tree().put("level", "INFO"))
                .put("restapi", restApi())
                .put("ctl", keys("cacert", "certfile", "keyfile"))
                .put("etcd3", consensus(plan))
                .put("bootstrap", bootstrap(plan))
                .put("postgresql", postgresql(plan));
        return YamlText.write(
                Generated.comment(
                        plan,
                        "The same on every member; name and addresses come from the environment.",
                        "bootstrap is read once, when the cluster is created; dynamic.json is applied on every start."),
                tree);
    }

    private static Tree restApi() {
        return new Tree()
                .put("listen", "0.0.0.0:" + Ports.PATRONI)
                .put("certfile", CONTROL_CERTIFICATE)
                .put("keyfile", CONTROL_KEY)
                .put("cafile", CONTROL_CA)
                .put("verify_client", "optional")
                .put("server_tokens", "ProductOnly");
    }

    private static Tree keys(String authority, String certificate, String key) {
        return new Tree()
                .put(authority, CONTROL_CA)
                .put(certificate, CONTROL_CERTIFICATE)
                .put(key, CONTROL_KEY);
    }

    private static Tree consensus(Plan plan) {
        List<String> hosts = plan.topology().consensus().stream()
                .map(PatroniConfiguration::clientAddress)
                .toList();
        return new Tree()
                .put("hosts", hosts)
                .put("protocol", "https")
                .putAll(keys("cacert", "cert", "key").asMap());
    }

    private static String clientAddress(EtcdMember member) {
        return member.name() + ":" + Ports.CONSENSUS_CLIENT;
    }

    private static Tree bootstrap(Plan plan) {
        return new Tree()
                .put("dcs", DynamicSettings.tree(plan))
                .put("initdb", initDb(plan))
                .put("post_bootstrap", Names.SCRIPT_DIRECTORY + "/roles");
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
        return new Tree()
                .put("listen", "*:" + Ports.POSTGRES)
                .put("data_dir", Names.dataDirectory(version(plan)))
                .put("bin_dir", Names.binDirectory(version(plan)))
                .put("pgpass", "/tmp/pgpass")
                .put("use_unix_socket", true)
                .put("use_unix_socket_repl", true)
                .put("basebackup", baseBackup(plan))
                .put("authentication", authentication())
                .put("parameters", new Tree().putAll(plan.server().local()))
                .put(
                        "pg_hba",
                        plan.server().accessRules().stream().map(HbaRule::line).toList())
                .put("pg_ident", plan.server().identityMap());
    }

    /** A new replica asks for a checkpoint at once: waiting for the next one takes minutes on an idle cluster. */
    private static List<Object> baseBackup(Plan plan) {
        List<Object> options = new ArrayList<>();
        options.add(new Tree().put("checkpoint", "fast"));
        plan.server().initDb().walDirectory().ifPresent(directory -> options.add(new Tree().put("waldir", directory)));
        return options;
    }

    private static Tree authentication() {
        return new Tree()
                .put("superuser", new Tree().put("username", Names.SUPERUSER))
                .put("replication", certificateLogin(Names.REPLICATION_ROLE))
                .put("rewind", certificateLogin(Names.REWIND_ROLE));
    }

    private static Tree certificateLogin(String role) {
        return new Tree()
                .put("username", role)
                .put("sslmode", "verify-full")
                .put("sslrootcert", Names.tls(Authority.DATABASE.certificateFile()))
                .put("sslcert", Names.tls(role + ".crt"))
                .put("sslkey", Names.tls(role + ".key"));
    }

    private static PostgresVersion version(Plan plan) {
        return plan.cluster().spec().postgres().version();
    }
}

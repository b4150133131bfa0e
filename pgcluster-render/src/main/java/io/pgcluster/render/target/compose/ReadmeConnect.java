package io.pgcluster.render.target.compose;

import io.pgcluster.model.spec.PoolMode;
import io.pgcluster.model.spec.PublishSpec;
import io.pgcluster.model.spec.StartupParametersSpec;
import io.pgcluster.model.value.AllowedClients;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.plan.secret.PasswordPlan;
import io.pgcluster.render.platform.Endpoint;
import io.pgcluster.render.text.HostList;
import io.pgcluster.render.text.JdbcUrl;
import io.pgcluster.render.text.LibpqText;
import io.pgcluster.render.text.MarkdownText;
import io.pgcluster.render.text.ShellText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses, connection strings and passwords for clients. */
final class ReadmeConnect {
    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::");

    private ReadmeConnect() {}

    static void write(MarkdownText page, Plan plan) {
        page.heading(2, "Connect");
        Readme.table(page, Readme.section(plan, "endpoints"));
        HostList writable = hosts(plan, plan.topology().writable());
        page.codeBlock("sh", psql(plan, writable));
        page.paragraph(
                "From Java (other drivers take the same hosts and ports, and `verify-full` with the same certificate):");
        page.codeBlock("text", jdbc(plan, writable));
        page.paragraph(addresses(plan.clients()));
        if (!plan.topology().poolers().isEmpty()) {
            direct(page, plan);
        }
        page.paragraph("Passwords are stored in files under `" + Layout.SECRETS + "/`:");
        page.table(
                List.of("role", "file"),
                plan.secrets().passwords().stream().map(ReadmeConnect::row).toList());
        page.bullets(advice(plan));
    }

    private static String addresses(AllowedClients clients) {
        if (!clients.isRestricted()) {
            return "Clients can connect from any address that reaches the published ports; `security.allowedClients`"
                    + " restricts them.";
        }
        String networks =
                clients.networks().stream().map(network -> "`" + network + "`").collect(Collectors.joining(", "));
        return "Clients can connect from " + networks + "; others are refused before they are asked for a password. "
                + (clients.admitsRelayed()
                        ? ""
                        : "Connections that Docker relays are refused too, since it hides the client's address: those to"
                                + " this host's loopback address, over IPv6, and from containers on other networks.");
    }

    private static void direct(MarkdownText page, Plan plan) {
        int each = plan.capacity().connections().proxy().direct();
        page.paragraph(
                "Migrations, `LISTEN`, session advisory locks, temporary tables, `pg_dump` and logical replication need"
                        + " the direct address, which leads to the primary without a pooler. Each proxy admits " + each
                        + " such connections; the next one waits for five seconds and is then refused. A switchover"
                        + " disconnects these clients, while clients of the poolers only wait.");
        page.codeBlock("sh", psql(plan, hosts(plan, plan.topology().endpoints(Endpoint.Purpose.READ_WRITE_DIRECT))));
    }

    private static HostList hosts(Plan plan, List<Endpoint> endpoints) {
        return new HostList(endpoints.stream()
                .map(endpoint -> new HostList.Entry(host(plan), endpoint.port()))
                .toList());
    }

    private static String psql(Plan plan, HostList hosts) {
        String user = plan.cluster().spec().postgres().user().text();
        Map<String, String> parameters = new LinkedHashMap<>(hosts.libpq());
        parameters.put("dbname", plan.cluster().spec().postgres().database().text());
        parameters.put("user", user);
        parameters.putAll(trust());
        return "PGPASSWORD=$(cat " + ShellText.word(Layout.SECRETS + "/" + PasswordPlan.fileName(user) + ".password")
                + ") psql " + ShellText.word(LibpqText.write(parameters));
    }

    private static String jdbc(Plan plan, HostList hosts) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("user", plan.cluster().spec().postgres().user().text());
        parameters.putAll(trust());
        return JdbcUrl.write(hosts, plan.cluster().spec().postgres().database().text(), parameters);
    }

    private static Map<String, String> trust() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("sslmode", "verify-full");
        parameters.put("sslrootcert", Layout.SECRETS + "/" + Authority.DATABASE.certificateFile());
        return parameters;
    }

    /** The name that the certificates carry and that reaches the published ports. */
    private static String host(Plan plan) {
        PublishSpec publish = plan.cluster().spec().network().publish();
        if (!publish.hostNames().isEmpty()) {
            return publish.hostNames().get(0);
        }
        return ANY_ADDRESS.contains(publish.address()) || publish.address().startsWith("127.")
                ? "localhost"
                : publish.address();
    }

    private static List<String> row(PasswordPlan password) {
        return List.of(password.role(), Layout.SECRETS + "/" + password.passwordFile());
    }

    private static List<String> advice(Plan plan) {
        String retry =
                "During a failover clients see `server closed the connection`, `server login has been failing` and,"
                        + " for up to a second, `cannot execute … in a read-only transaction`: retry the transaction, and"
                        + " make writes idempotent, since a commit whose reply was lost may have succeeded.";
        if (plan.topology().poolers().isEmpty()) {
            return List.of(retry);
        }
        boolean transaction = plan.cluster().spec().pooling().mode() == PoolMode.TRANSACTION;
        return List.of(
                retry,
                "Give clients the addresses of all poolers, as above: each is a separate process, and drivers try the next one"
                        + " when one is lost. `loadBalanceHosts=true` (JDBC) or `load_balance_hosts=random` (libpq 16 and"
                        + " newer) distributes connections over them.",
                transaction
                        ? "Pooling is by transaction: session state (SET, advisory locks, LISTEN, temporary tables)"
                                + " is lost at the end of each transaction, without an error. Protocol-level prepared"
                                + " statements are kept."
                        : "Pooling is by session: a server connection is held until the client disconnects.",
                databases(plan),
                startupParameters(plan),
                "In JDBC URLs through a pooler leave `targetServerType` at `any`: the pooler always connects to the"
                        + " primary.",
                "Superusers cannot log in through a pooler, on purpose: see Operate.");
    }

    private static String databases(Plan plan) {
        String served = plan.capacity().connections().pools().stream()
                .flatMap(pools -> pools.databases().stream())
                .map(pool -> "`" + pool.database() + "`")
                .collect(Collectors.joining(", "));
        return "The poolers serve " + served
                + ". For any other database they answer `SASL authentication failed`: add it to"
                + " `spec.postgres.databases`, or connect to it without a pooler.";
    }

    private static String startupParameters(Plan plan) {
        StartupParametersSpec parameters = plan.cluster().spec().pooling().startupParameters();
        String tracked = parameters.tracked().isEmpty()
                ? ""
                : " They honor " + words(parameters.tracked()) + " for each client.";
        String ignored = parameters.ignored().isEmpty()
                ? ""
                : " They ignore " + words(parameters.ignored()) + " without an error.";
        return "Poolers refuse parameters that a client sends when it connects (`options`, `PGOPTIONS`, `currentSchema`)"
                + " with `unsupported startup parameter`: use `ALTER ROLE … SET` and `RECONNECT` on the poolers' consoles,"
                + " `SET LOCAL` in the transaction, or a connection without a pooler." + tracked + ignored;
    }

    private static String words(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}

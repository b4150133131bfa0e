package io.pgcluster.render.config;

import io.pgcluster.model.sizing.DatabasePool;
import io.pgcluster.model.sizing.PoolSizes;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.StartupParametersSpec;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.plan.server.PoolerTiming;
import io.pgcluster.render.plan.server.TlsVersions;
import io.pgcluster.render.platform.Destination;
import io.pgcluster.render.platform.Paths;
import io.pgcluster.render.text.ConnectionString;
import io.pgcluster.render.text.IniText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PgBouncer's file, the same for every pooler. Passwords are looked up with one function on the server; the pooler proves itself with a
 * certificate, so no file of it holds a password.
 */
public final class PgbouncerConfiguration {
    private PgbouncerConfiguration() {}

    /** The file. */
    public static String text(Plan plan) {
        PoolSizes pools = plan.capacity()
                .connections()
                .pools()
                .orElseThrow(() -> new IllegalArgumentException(plan.name() + " runs no pooler"));
        Map<String, String> settings = new LinkedHashMap<>();
        listener(settings, plan.platform().paths());
        authentication(settings, plan);
        tls(settings, plan);
        pools(settings, plan.cluster().spec());
        startupParameters(settings, plan.cluster().spec().pooling().startupParameters());
        failover(settings, plan.timing().pooler());
        connections(settings);
        return new IniText(
                        ";",
                        Generated.comment(
                                plan,
                                "The same for every pooler.",
                                "Times under 15 s matter: the defaults would add themselves to every outage."))
                .section("databases", databases(pools, plan.topology().routing().primary()))
                .section("pgbouncer", settings)
                .write();
    }

    /**
     * The specification's databases, and the one in which passwords are looked up, which must be named. There is no {@code *}: PgBouncer
     * limits server connections by database only, so the sum over any number of names has no bound, and it makes an entry for each name
     * that a client asks for before the client has proved who it is.
     */
    private static Map<String, String> databases(PoolSizes pools, Destination primary) {
        Map<String, String> databases = new LinkedHashMap<>();
        for (DatabasePool pool : pools.databases()) {
            databases.put(pool.database(), entry(pool, primary));
        }
        databases.put(
                Names.MAINTENANCE_DATABASE,
                entry(
                        new DatabasePool(
                                Names.MAINTENANCE_DATABASE, pools.authConnections(), pools.authConnections(), 0, 0),
                        primary));
        return databases;
    }

    private static String entry(DatabasePool pool, Destination primary) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("host", primary.host());
        entry.put("port", Integer.toString(primary.port()));
        entry.put("dbname", pool.database());
        entry.put("pool_size", Integer.toString(pool.defaultPoolSize()));
        entry.put("min_pool_size", Integer.toString(pool.minPoolSize()));
        entry.put("reserve_pool_size", Integer.toString(pool.reservePoolSize()));
        entry.put("max_db_connections", Integer.toString(pool.maxDbConnections()));
        return ConnectionString.write(entry);
    }

    private static void listener(Map<String, String> settings, Paths paths) {
        settings.put("listen_addr", "*");
        settings.put("listen_port", Integer.toString(Ports.POOLER));
        settings.put("unix_socket_dir", paths.poolerSocket());
        settings.put("unix_socket_mode", "0700");
    }

    /** Who may come from where is in the access rules. Who reads statistics is in a file, so that the console answers also while no server does. */
    private static void authentication(Map<String, String> settings, Plan plan) {
        settings.put("auth_type", "hba");
        settings.put("auth_hba_file", plan.platform().paths().poolerRules());
        if (plan.topology().exporter().isPresent()) {
            settings.put("auth_file", plan.platform().paths().tls(Names.USER_LIST));
            settings.put("stats_users", Names.STATISTICS_USER);
        }
        settings.put("auth_user", Names.POOLER_ROLE);
        settings.put("auth_dbname", Names.MAINTENANCE_DATABASE);
        settings.put(
                "auth_query",
                "SELECT username, password FROM " + Names.LOOKUP_SCHEMA + "." + Names.LOOKUP_FUNCTION + "($1)");
    }

    private static void tls(Map<String, String> settings, Plan plan) {
        Paths paths = plan.platform().paths();
        List<String> versions = TlsVersions.of(plan.server());
        String protocols = String.join(",", versions);
        String ciphers = plan.server().parameter("ssl_ciphers", "");
        settings.put("client_tls_sslmode", plan.cluster().spec().postgres().ssl() ? "require" : "allow");
        settings.put("client_tls_cert_file", paths.tls("server.crt"));
        settings.put("client_tls_key_file", paths.tls("server.key"));
        settings.put("client_tls_protocols", protocols);
        settings.put("server_tls_sslmode", "verify-full");
        settings.put("server_tls_ca_file", paths.tls(Authority.DATABASE.certificateFile()));
        settings.put("server_tls_cert_file", paths.tls("client.crt"));
        settings.put("server_tls_key_file", paths.tls("client.key"));
        settings.put("server_tls_protocols", protocols);
        if (versions.contains("tlsv1.2") && !ciphers.isEmpty()) {
            settings.put("client_tls_ciphers", ciphers);
            settings.put("server_tls_ciphers", ciphers);
        }
    }

    private static void pools(Map<String, String> settings, ClusterSpec spec) {
        settings.put("pool_mode", spec.pooling().mode().toString());
        settings.put("max_client_conn", Integer.toString(spec.pooling().maxClientConnections()));
        settings.put("reserve_pool_timeout", "2");
        settings.put("max_prepared_statements", "200");
    }

    /** What is neither tracked nor ignored is refused: a client never works with another search_path than it asked for. */
    private static void startupParameters(Map<String, String> settings, StartupParametersSpec parameters) {
        settings.put("track_extra_parameters", String.join(",", parameters.tracked()));
        settings.put("ignore_startup_parameters", String.join(",", parameters.ignored()));
    }

    private static void failover(Map<String, String> settings, PoolerTiming timing) {
        settings.put("server_login_retry", seconds(timing.loginRetry()));
        settings.put("server_connect_timeout", seconds(timing.connectTimeout()));
        settings.put("query_wait_timeout", seconds(timing.queryWaitTimeout()));
        settings.put("dns_max_ttl", "5");
        settings.put("dns_nxdomain_ttl", "1");
        settings.put("server_fast_close", "1");
        settings.put("server_lifetime", "600");
        settings.put("server_idle_timeout", "300");
    }

    /** A node that vanished says nothing: without these a connection to it is held for hours. */
    private static void connections(Map<String, String> settings) {
        settings.put("tcp_keepalive", "1");
        settings.put("tcp_keepidle", "5");
        settings.put("tcp_keepintvl", "3");
        settings.put("tcp_keepcnt", "3");
        settings.put("tcp_user_timeout", "10000");
        settings.put("log_connections", "0");
        settings.put("log_disconnections", "0");
        settings.put("log_stats", "0");
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}

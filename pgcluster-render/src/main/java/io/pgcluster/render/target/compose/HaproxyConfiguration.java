package io.pgcluster.render.target.compose;

import io.pgcluster.model.sizing.ProxySizes;
import io.pgcluster.model.value.AllowedClients;
import io.pgcluster.render.config.Generated;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.ProxyTiming;
import java.time.Duration;

/**
 * HAProxy's file. TLS of PostgreSQL passes through untouched; only the health checks are HAProxy's own TLS. Read-only clients go to the
 * primary when no replica is fit. They and the clients past the poolers are bounded, so that they leave the poolers' connections alone.
 * The same file for every proxy.
 */
public final class HaproxyConfiguration {
    private static final String PRIMARY = "primary";
    private static final String REPLICAS = "replicas";
    private static final String DIRECT = "direct";
    private static final String FALLBACK = "read-only-fallback";
    private static final String DEFAULT_SERVER = "default-server";

    /** Peers that vanished give their connections back within 25 s, rather than the kernel's two hours. */
    private static final String KEEPALIVE_IDLE = "10s";

    private static final String KEEPALIVE_INTERVAL = "5s";
    private static final String KEEPALIVE_COUNT = "3";

    /** Connections in addition to the clients': checks, metrics. */
    private static final int INTERNAL_CONNECTIONS = 100;

    /** Clients of one port that may wait for a connection; more are not accepted, so that a crowd at one port does not shut the others. */
    private static final int WAITING_CLIENTS = 100;

    /**
     * For so long a process that was replaced by a reload keeps its sessions. It no longer checks servers, which is why poolers leave it
     * with RECONNECT.
     */
    private static final String DRAIN_LIMIT = "1h";

    /** So many reloads a session survives: what the old processes hold comes on top of the limits of the new one. */
    private static final String DRAINING_PROCESSES = "2";

    private HaproxyConfiguration() {}

    /** The file. */
    public static String text(Plan plan) {
        HaproxyText text = new HaproxyText(Generated.comment(
                plan,
                "PostgreSQL's TLS is passed through; HAProxy itself uses TLS only for the health checks.",
                "One retry on another server: more would keep clients waiting while every server is down.",
                "A member's name may not resolve (down) or get another address (recreated): start anyway,"
                        + " keep resolving."));
        global(text, plan);
        defaults(text, ProxyProfiles.timing(plan));
        resolvers(text);
        frontends(text, plan);
        primary(text, plan);
        replicas(text, plan);
        tracking(text, plan, DIRECT, sizes(plan).direct());
        tracking(text, plan, FALLBACK, sizes(plan).fallback());
        internal(text);
        return text.write();
    }

    /** Most connections of clients at once, of those too that wait for one to a server. */
    public static int clientConnections(Plan plan) {
        return readWriteClients(plan) + directClients(plan) + readOnlyClients(plan);
    }

    private static int readWriteClients(Plan plan) {
        return sizes(plan).primary() + WAITING_CLIENTS;
    }

    private static int directClients(Plan plan) {
        return sizes(plan).direct() + WAITING_CLIENTS;
    }

    private static int readOnlyClients(Plan plan) {
        return sizes(plan).replica() * plan.topology().members().size()
                + sizes(plan).fallback()
                + WAITING_CLIENTS;
    }

    private static ProxySizes sizes(Plan plan) {
        return plan.capacity().connections().proxy();
    }

    private static void global(HaproxyText text, Plan plan) {
        text.section("global")
                .directive("log", "stdout", "format", "raw", "local0", "notice")
                .directive("maxconn", Integer.toString(clientConnections(plan) + INTERNAL_CONNECTIONS))
                .directive("hard-stop-after", DRAIN_LIMIT)
                .directive("mworker-max-reloads", DRAINING_PROCESSES);
    }

    private static void defaults(HaproxyText text, ProxyTiming timing) {
        text.section("defaults")
                .directive("log", "global")
                .directive("mode", "tcp")
                .directive("option", "dontlognull")
                .directive("option", "tcpka")
                .directive("clitcpka-idle", KEEPALIVE_IDLE)
                .directive("clitcpka-intvl", KEEPALIVE_INTERVAL)
                .directive("clitcpka-cnt", KEEPALIVE_COUNT)
                .directive("srvtcpka-idle", KEEPALIVE_IDLE)
                .directive("srvtcpka-intvl", KEEPALIVE_INTERVAL)
                .directive("srvtcpka-cnt", KEEPALIVE_COUNT)
                .directive("retries", "1")
                .directive("option", "redispatch", "1")
                .directive("timeout", "connect", time(timing.connectTimeout()))
                .directive("timeout", "check", time(timing.checkTimeout()))
                .directive("timeout", "queue", "5s")
                .directive("timeout", "client", "24h")
                .directive("timeout", "server", "24h");
    }

    private static void resolvers(HaproxyText text) {
        text.section("resolvers", "docker")
                .directive("nameserver", "dns", "127.0.0.11:53")
                .directive("resolve_retries", "1")
                .directive("timeout", "resolve", "1s")
                .directive("timeout", "retry", "1s")
                .directive("hold", "valid", "1s")
                .directive(
                        "hold",
                        "obsolete",
                        "30s"); // a name that no longer resolves keeps its address: the check decides
    }

    private static void frontends(HaproxyText text, Plan plan) {
        HaproxyAccess.inside(frontend(text, "read-write", ComposePorts.READ_WRITE, readWriteClients(plan)))
                .directive("default_backend", PRIMARY);
        AllowedClients clients = plan.clients();
        HaproxyAccess.clients(
                        frontend(text, "read-write-direct", ComposePorts.READ_WRITE_DIRECT, directClients(plan)),
                        clients)
                .directive("default_backend", DIRECT);
        HaproxyAccess.clients(frontend(text, "read-only", ComposePorts.READ_ONLY, readOnlyClients(plan)), clients)
                .directive("use_backend", FALLBACK, "if", "{", "nbsrv(" + REPLICAS + ")", "eq", "0", "}")
                .directive("default_backend", REPLICAS);
    }

    private static HaproxyText frontend(HaproxyText text, String name, int port, int clients) {
        return text.section("frontend", name)
                .directive("bind", ":" + port)
                .directive("maxconn", Integer.toString(clients));
    }

    private static void primary(HaproxyText text, Plan plan) {
        checkedBackend(text, PRIMARY, "/primary");
        ProxyTiming timing = ProxyProfiles.timing(plan);
        defaultServer(text, timing, time(timing.interval()), sizes(plan).primary());
        servers(text, plan);
    }

    private static void replicas(HaproxyText text, Plan plan) {
        checkedBackend(
                text,
                REPLICAS,
                "/replica?lag=" + plan.replication().maximumLag().bytes());
        text.directive("balance", "leastconn");
        ProxyTiming timing = ProxyProfiles.timing(plan);
        Duration relaxed = timing.interval().multipliedBy(4);
        defaultServer(text, timing, time(relaxed), sizes(plan).replica());
        servers(text, plan);
    }

    /** A limit of its own on connections to the primary. */
    private static void tracking(HaproxyText text, Plan plan, String name, int connections) {
        resolved(text.section("backend", name));
        limited(text, connections);
        for (Member member : plan.topology().members()) {
            text.directive("server", member.name(), address(member), "track", PRIMARY + "/" + member.name());
        }
    }

    private static void checkedBackend(HaproxyText text, String name, String uri) {
        text.section("backend", name)
                .directive("option", "httpchk")
                .directive("http-check", "send", "meth", "OPTIONS", "uri", uri)
                .directive("http-check", "expect", "status", "200");
    }

    private static void defaultServer(HaproxyText text, ProxyTiming timing, String interval, int connections) {
        resolved(text)
                .directive(
                        DEFAULT_SERVER,
                        "check",
                        "check-ssl",
                        "verify",
                        "required",
                        "ca-file",
                        ComposeNames.tls(Authority.CONTROL.certificateFile()),
                        "port",
                        Integer.toString(Ports.PATRONI))
                .directive(
                        DEFAULT_SERVER,
                        "inter",
                        interval,
                        "fastinter",
                        time(timing.fastInterval()),
                        "downinter",
                        time(timing.downInterval()),
                        "fall",
                        Integer.toString(timing.fall()),
                        "rise",
                        Integer.toString(timing.rise()));
        limited(text, connections);
    }

    private static HaproxyText resolved(HaproxyText text) {
        return text.directive(
                DEFAULT_SERVER, "resolvers", "docker", "init-addr", "last,libc,none", "resolve-prefer", "ipv4");
    }

    private static void limited(HaproxyText text, int connections) {
        text.directive(DEFAULT_SERVER, "maxconn", Integer.toString(connections), "on-marked-down", "shutdown-sessions");
    }

    private static void servers(HaproxyText text, Plan plan) {
        for (Member member : plan.topology().members()) {
            text.directive("server", member.name(), address(member), "verifyhost", member.name());
        }
    }

    private static void internal(HaproxyText text) {
        HaproxyAccess.inside(text.section("frontend", "internal")
                        .directive("mode", "http")
                        .directive("bind", ":" + ComposePorts.PROXY_INTERNAL))
                .directive("timeout", "client", "10s")
                .directive("monitor-uri", "/healthz")
                .directive("monitor", "fail", "if", "{", "nbsrv(" + PRIMARY + ")", "eq", "0", "}")
                .directive("http-request", "use-service", "prometheus-exporter", "if", "{", "path", "/metrics", "}")
                .directive("http-request", "return", "status", "404");
    }

    private static String address(Member member) {
        return member.name() + ":" + Ports.POSTGRES;
    }

    private static String time(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}

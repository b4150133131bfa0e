package io.pgcluster.render.config;

import io.pgcluster.model.value.AllowedClients;
import io.pgcluster.render.plan.Authority;
import io.pgcluster.render.plan.Member;
import io.pgcluster.render.plan.Names;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.Ports;
import io.pgcluster.render.plan.Proxy;
import io.pgcluster.render.plan.ProxyTiming;
import io.pgcluster.render.text.HaproxyText;
import java.time.Duration;

/**
 * HAProxy's file. TLS of PostgreSQL passes through untouched; only the health checks are HAProxy's own TLS. Read-only clients go to the
 * primary when no replica is fit, bounded so that they leave the poolers' connections alone.
 */
public final class HaproxyConfiguration {
    private static final String PRIMARY = "primary";
    private static final String REPLICAS = "replicas";
    private static final String FALLBACK = "read-only-fallback";
    private static final String DEFAULT_SERVER = "default-server";

    /** Connections beside the clients': checks, metrics. */
    private static final int INTERNAL_CONNECTIONS = 100;

    private HaproxyConfiguration() {}

    /** The file. */
    public static String text(Plan plan) {
        HaproxyText text = new HaproxyText(Generated.comment(
                plan,
                "TLS of PostgreSQL passes through untouched; only the health checks are HAProxy's own TLS.",
                "One retry on another server: more would hold a client silently while every server is down.",
                "A member's name may be missing (dead) or mean another address (re-created): start anyway,"
                        + " keep asking."));
        global(text, plan);
        defaults(text, plan.timing().proxy());
        resolvers(text);
        frontends(text, plan);
        primary(text, plan);
        replicas(text, plan);
        fallback(text, plan);
        internal(text);
        return text.write();
    }

    private static void global(HaproxyText text, Plan plan) {
        Proxy proxy = plan.topology().proxy();
        int clients = proxy.primaryConnections()
                + proxy.replicaConnections() * plan.topology().members().size()
                + proxy.fallbackConnections();
        text.section("global")
                .directive("log", "stdout", "format", "raw", "local0", "notice")
                .directive("maxconn", Integer.toString(clients + INTERNAL_CONNECTIONS))
                .directive("hard-stop-after", "5s");
    }

    private static void defaults(HaproxyText text, ProxyTiming timing) {
        text.section("defaults")
                .directive("log", "global")
                .directive("mode", "tcp")
                .directive("option", "dontlognull")
                .directive("option", "tcpka")
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
                .directive("hold", "obsolete", "30s"); // a name that vanished keeps its address: the check decides
    }

    private static void frontends(HaproxyText text, Plan plan) {
        AllowedClients clients = plan.clients();
        HaproxyAccess.clients(text.section("frontend", "read-write").directive("bind", ":" + Ports.READ_WRITE), clients)
                .directive("default_backend", PRIMARY);
        HaproxyAccess.clients(text.section("frontend", "read-only").directive("bind", ":" + Ports.READ_ONLY), clients)
                .directive("use_backend", FALLBACK, "if", "{", "nbsrv(" + REPLICAS + ")", "eq", "0", "}")
                .directive("default_backend", REPLICAS);
    }

    private static void primary(HaproxyText text, Plan plan) {
        checkedBackend(text, PRIMARY, "/primary");
        ProxyTiming timing = plan.timing().proxy();
        defaultServer(
                text, timing, time(timing.interval()), plan.topology().proxy().primaryConnections());
        servers(text, plan);
    }

    private static void replicas(HaproxyText text, Plan plan) {
        checkedBackend(
                text,
                REPLICAS,
                "/replica?lag=" + plan.replication().maximumLag().bytes());
        text.directive("balance", "leastconn");
        ProxyTiming timing = plan.timing().proxy();
        Duration relaxed = timing.interval().multipliedBy(4);
        defaultServer(text, timing, time(relaxed), plan.topology().proxy().replicaConnections());
        servers(text, plan);
    }

    private static void fallback(HaproxyText text, Plan plan) {
        resolved(text.section("backend", FALLBACK));
        limited(text, plan.topology().proxy().fallbackConnections());
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
                        Names.tls(Authority.CONTROL.certificateFile()),
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
                        .directive("bind", ":" + Ports.PROXY_INTERNAL))
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

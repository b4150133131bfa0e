package io.pgcluster.exporter.config;

import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.value.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a single field cannot tell: what belongs together, what excludes each other, and texts with a form of their own. */
final class ConfigRules {
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private final Problems problems;
    private final MapNode tree;
    private final Map<String, String> environment;

    ConfigRules(Problems problems, MapNode tree, Map<String, String> environment) {
        this.problems = problems;
        this.tree = tree;
        this.environment = environment;
    }

    void check(ExporterConfig config) {
        labels("labels", config.labels());
        Connections connections = new Connections(environment, config.limits());
        for (int i = 0; i < config.servers().size(); i++) {
            server("servers[" + i + "]", config.servers().get(i), connections);
        }
        for (int i = 0; i < config.pgbouncer().size(); i++) {
            pooler("pgbouncer[" + i + "]", config.pgbouncer().get(i), connections);
        }
        for (int i = 0; i < config.pgbackrest().size(); i++) {
            repository("pgbackrest[" + i + "]", config.pgbackrest().get(i));
        }
        sameNames(config.servers());
        patterns("discovery.databases.include", config.discovery().databases().include());
        patterns("discovery.databases.exclude", config.discovery().databases().exclude());
        config.discovery().patroni().ifPresent(this::patroni);
        web(config.web());
        probe(config.probe());
        legacy(config.legacy());
        config.authModules().forEach((name, module) -> module(name, module, connections));
    }

    private void server(String path, ServerConfig server, Connections connections) {
        if (server.dsn().isEmpty() && server.host().isEmpty()) {
            error(
                    "missing",
                    path,
                    "neither dsn nor host is given",
                    "add one: dsn: postgresql://monitor@db-1:5432/postgres");
        } else {
            connects(path + ".dsn", () -> connections.to(server));
        }
        onePassword(path, server.password(), server.passwordFile());
        server.tls().ifPresent(tls -> tls(path + ".tls", tls));
        server.labels().ifPresent(labels -> labels(path + ".labels", labels));
    }

    private void pooler(String path, PgBouncerConfig pooler, Connections connections) {
        if (pooler.dsn().isEmpty() && pooler.host().isEmpty()) {
            error("missing", path, "neither dsn nor host is given", "add one: host: pooler");
        } else {
            connects(path + ".dsn", () -> connections.to(pooler));
        }
        onePassword(path, pooler.password(), pooler.passwordFile());
        pooler.tls().ifPresent(tls -> tls(path + ".tls", tls));
    }

    private void repository(String path, PgBackRestConfig repository) {
        boolean others = Stream.of(repository.command(), repository.config(), repository.jsonFile())
                .anyMatch(Optional::isPresent);
        if (repository.statusDirectory().isPresent() && others) {
            error(
                    "two-sources",
                    path + ".status_directory",
                    "status_directory is given together with command, config or json_file",
                    "keep status_directory for a backup host of pgcluster, and remove the others");
        }
    }

    private void tls(String path, TlsConfig tls) {
        if (tls.keyPassword().isPresent() && tls.keyPasswordFile().isPresent()) {
            error(
                    "two-passwords",
                    path + ".key_password",
                    "key_password and key_password_file are both given",
                    "keep one of the two");
        }
        if (tls.certFile().isPresent() && tls.keyFile().isEmpty()) {
            error("missing", path, "cert_file is given without key_file", "add key_file");
        }
    }

    private void connects(String path, Runnable attempt) {
        try {
            attempt.run();
        } catch (ConnectionStringException e) {
            error("connection", path, "this connection cannot be made: " + e.getMessage(), "correct it");
        }
    }

    private void onePassword(String path, Optional<Secret> password, Optional<String> file) {
        if (password.isPresent() && file.isPresent()) {
            error(
                    "two-passwords",
                    path + ".password",
                    "password and password_file are both given",
                    "keep one of the two");
        }
    }

    private void sameNames(List<ServerConfig> servers) {
        Map<String, Long> counts = servers.stream()
                .flatMap(server -> server.name().stream())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        for (int i = 0; i < servers.size(); i++) {
            String name = servers.get(i).name().orElse("");
            if (counts.getOrDefault(name, 0L) > 1) {
                error(
                        "same-name",
                        "servers[" + i + "].name",
                        "several servers have the name \"" + name + "\", expected names that tell them apart",
                        "give each its own");
            }
        }
    }

    private void patroni(PatroniConfig patroni) {
        String path = "discovery.patroni.urls";
        patroni.tls().ifPresent(tls -> tls("discovery.patroni.tls", tls));
        if (patroni.urls().isEmpty()) {
            error("missing", path, "the list is empty, expected at least one URL", "add one: [http://db-1:8008]");
        }
        for (int i = 0; i < patroni.urls().size(); i++) {
            if (!patroni.urls().get(i).matches("https?://[^/\\s@]+/?")) {
                error(
                        "invalid-value",
                        path + "[" + i + "]",
                        "this is no URL of a REST API, expected http:// or https://, host and port",
                        "write for example: http://db-1:8008; user and password have fields of their own");
            }
        }
    }

    private void patterns(String path, List<String> patterns) {
        for (int i = 0; i < patterns.size(); i++) {
            try {
                Pattern.compile(patterns.get(i));
            } catch (PatternSyntaxException e) {
                error(
                        "invalid-value",
                        path + "[" + i + "]",
                        "\"" + patterns.get(i) + "\" is no regular expression: " + e.getDescription(),
                        "put a backslash before characters that are meant as they are");
            }
        }
    }

    private void labels(String path, Map<String, String> labels) {
        labels.keySet().stream()
                .filter(name -> !LABEL.matcher(name).matches() || name.startsWith("__"))
                .forEach(name -> error(
                        "invalid-value",
                        path + "." + name,
                        "\"" + name
                                + "\" is no label name, expected letters, digits and _, not beginning with a digit or __",
                        "rename it"));
    }

    private void web(WebConfig web) {
        if (web.listenAddresses().isEmpty()) {
            error(
                    "missing",
                    "web.listen_addresses",
                    "the list is empty, expected at least one address",
                    "add one: [':9187']");
        }
        for (int i = 0; i < web.listenAddresses().size(); i++) {
            ListenAddress.problem(web.listenAddresses().get(i))
                    .ifPresent(reason -> error(
                            "invalid-value", "web.listen_addresses", reason, "write for example: 127.0.0.1:9187"));
        }
        String path = web.telemetryPath();
        boolean taken = Stream.of("/", "/probe", "/-/").anyMatch(path::equals) || path.startsWith("/-/");
        if (!path.matches("/[A-Za-z0-9._~/-]*") || taken) {
            error(
                    "invalid-value",
                    "web.telemetry_path",
                    "\"" + path
                            + "\" cannot be the path of the metrics, expected /metrics or another that is not taken",
                    "write for example: /metrics");
        }
    }

    private void probe(ProbeConfig probe) {
        for (int i = 0; i < probe.allow().size(); i++) {
            try {
                ProbeRule.parse(probe.allow().get(i));
            } catch (IllegalArgumentException e) {
                error(
                        "invalid-value",
                        "probe.allow[" + i + "]",
                        String.valueOf(e.getMessage()),
                        "write for example: 'db-1.internal:5432'");
            }
        }
    }

    private void legacy(LegacyConfig legacy) {
        if (!PREFIX.matcher(legacy.metricPrefix()).matches()) {
            error(
                    "invalid-value",
                    "legacy.metric_prefix",
                    "\"" + legacy.metricPrefix() + "\" cannot begin a metric's name, expected " + PREFIX.pattern(),
                    "write for example: pg");
        }
    }

    private void module(String name, AuthModule module, Connections connections) {
        String path = "auth_modules." + name;
        if (module.userpass().isEmpty()) {
            error(
                    "missing",
                    path,
                    "the module has the type userpass and no userpass",
                    "add userpass: {username: …, password: …}");
        } else {
            connects(path + ".options", () -> connections.to("localhost", Optional.of(module)));
        }
    }

    private void error(String id, String path, String message, String hint) {
        SpecPath at = SpecPath.of(path);
        problems.error(id, at, tree.locate(at), message, hint);
    }
}

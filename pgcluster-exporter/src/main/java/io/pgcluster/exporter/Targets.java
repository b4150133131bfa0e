package io.pgcluster.exporter;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.config.AuthModule;
import io.pgcluster.exporter.config.Connections;
import io.pgcluster.exporter.config.DatabasesConfig;
import io.pgcluster.exporter.config.ExporterConfig;
import io.pgcluster.exporter.config.LimitsConfig;
import io.pgcluster.exporter.config.ProbeRules;
import io.pgcluster.exporter.config.ServerConfig;
import io.pgcluster.exporter.discovery.DatabaseFilter;
import io.pgcluster.exporter.scrape.Target;
import io.pgcluster.exporter.server.DatabaseSelection;
import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.ServerLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes targets of what the configuration says of servers, and of the targets of probes. */
final class Targets {
    private static final String SERVER = "server";
    private static final int MAX_DATABASES = 1_000;

    private final ExporterConfig config;
    private final List<Collector> collectors;
    private final Connections connections;

    Targets(ExporterConfig config, List<Collector> collectors, Map<String, String> environment) {
        this.config = config;
        this.collectors = List.copyOf(collectors);
        this.connections = new Connections(environment, config.limits());
    }

    /** The servers that are listed. The only one of all needs no label to be told apart, as with postgres_exporter. */
    List<Target> listed() {
        boolean alone = config.servers().size() == 1
                && config.discovery().patroni().isEmpty()
                && config.servers().get(0).name().isEmpty();
        return config.servers().stream().map(server -> target(server, alone)).toList();
    }

    /** The server of a probe, if probes may go there. */
    Target probe(String text, Optional<AuthModule> module) {
        Dsn dsn = ProbeRules.of(config.probe()).allowed(connections.to(text, module));
        return new Target(config.labels(), dsn, limits(), databases(), collectors);
    }

    /** A server under a name. */
    Target named(String name, ServerConfig server) {
        return target(server, connections.to(server), Optional.of(name));
    }

    private Target target(ServerConfig server, boolean alone) {
        Dsn dsn = connections.to(server);
        return target(
                server,
                dsn,
                alone ? Optional.empty() : Optional.of(server.name().orElse(dsn.address())));
    }

    private Target target(ServerConfig server, Dsn dsn, Optional<String> name) {
        Map<String, String> labels = new LinkedHashMap<>(config.labels());
        name.ifPresent(value -> labels.put(SERVER, value));
        server.labels().ifPresent(labels::putAll);
        return new Target(labels, dsn, limits(), databases(), collectors);
    }

    private ServerLimits limits() {
        LimitsConfig limits = config.limits();
        return new ServerLimits(
                limits.connections(),
                limits.statementTimeout().duration(),
                limits.lockTimeout().duration(),
                limits.idleTimeout().duration());
    }

    private DatabaseSelection databases() {
        DatabasesConfig databases = config.discovery().databases();
        return databases.discover()
                ? new DatabaseFilter(patterns(databases.include()), patterns(databases.exclude()), MAX_DATABASES)
                : DatabaseSelection.home();
    }

    private static List<Pattern> patterns(List<String> texts) {
        return texts.stream().map(Pattern::compile).toList();
    }
}

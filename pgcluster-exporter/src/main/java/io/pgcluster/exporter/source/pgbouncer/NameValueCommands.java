package io.pgcluster.exporter.source.pgbouncer;

import io.pgcluster.exporter.metric.Descriptor;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The commands with a name and a value in each row, and which names become which family. */
final class NameValueCommands {
    private static final Comparator<Descriptor> BY_NAME = Comparator.comparing(Descriptor::name);

    static final Map<String, Descriptor> LISTS = Map.ofEntries(
            entry("databases", "databases", "Count of databases."),
            entry("users", "users", "Count of users."),
            entry("pools", "pools", "Count of pools."),
            entry("free_clients", "free_clients", "Count of free clients."),
            entry("used_clients", "used_clients", "Count of used clients."),
            entry("login_clients", "login_clients", "Count of clients in login state."),
            entry("free_servers", "free_servers", "Count of free servers."),
            entry("used_servers", "used_servers", "Count of used servers."),
            entry("dns_names", "cached_dns_names", "Count of DNS names in the cache."),
            entry("dns_zones", "cached_dns_zones", "Count of DNS zones in the cache."),
            entry("dns_queries", "in_flight_dns_queries", "Count of DNS queries in flight."));

    static final Map<String, Descriptor> CONFIG = Map.ofEntries(
            entry("max_client_conn", "config_max_client_connections", "Configured maximum of client connections."),
            entry(
                    "max_user_connections",
                    "config_max_user_connections",
                    "Configured maximum of server connections per user."));

    private NameValueCommands() {}

    static Stream<Descriptor> families() {
        return Stream.of(LISTS, CONFIG)
                .flatMap(command -> command.values().stream().sorted(BY_NAME));
    }

    private static Map.Entry<String, Descriptor> entry(String key, String name, String help) {
        return Map.entry(key, Descriptor.gauge("pgbouncer_" + name, help));
    }
}

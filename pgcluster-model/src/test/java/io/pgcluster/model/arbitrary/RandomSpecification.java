package io.pgcluster.model.arbitrary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses the fields of a specification so that every rule is satisfied. */
final class RandomSpecification {
    private static final List<String> CONTRIB =
            List.of("pg_stat_statements", "pg_trgm", "hstore", "citext", "btree_gin", "uuid-ossp", "pg_prewarm");
    private static final Map<String, Object> PARAMETERS = Map.of(
            "log_min_duration_statement", "500ms",
            "jit", "off",
            "random_page_cost", 1.1,
            "autovacuum_naptime", "30s",
            "statement_timeout", "5min",
            "search_path", "\"$user\", public");

    private final Choices choose;
    private final boolean kubernetes;
    private final boolean available;
    private final int replicas;
    private final boolean loopback;

    RandomSpecification(long seed) {
        choose = new Choices(seed);
        kubernetes = choose.sometimes();
        available = choose.mostly();
        replicas = choose.between(1, 5);
        loopback = choose.sometimes();
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("apiVersion", "pgcluster.io/v1");
        document.put("kind", "PostgresCluster");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", choose.of("orders", "a", "my-postgres-cluster", "c-0123456789-0123456789-0123456789-012"));
        choose.maybe(metadata, "description", "Aufträge: 주문 \"#1\"", "yes", "123");
        document.put("metadata", metadata);
        document.put("spec", spec());
        return document;
    }

    private Map<String, Object> spec() {
        Map<String, Object> spec = new LinkedHashMap<>();
        int memory = choose.of(1024, 2048, 4096, 8192, 16384, 65536);
        // Beyond this the worst case would not fit: a connection takes about 8 MiB here at most.
        int most = Math.min(500, memory / 24);
        spec.put("postgres", postgres(choose.between(60, Math.max(60, most))));
        spec.put("resources", resources(memory));
        spec.put("highAvailability", availability());
        spec.put("targets", kubernetes ? List.of("compose", "kubernetes", "helm") : List.of("compose"));
        choose.section(spec, "pooling", this::pooling);
        choose.section(spec, "backup", () -> RandomBackup.of(choose));
        choose.section(spec, "monitoring", this::monitoring);
        choose.section(spec, "security", this::security);
        if (loopback) {
            choose.section(spec, "network", this::network);
        } else {
            spec.put("network", network());
        }
        if (kubernetes && available) {
            spec.put("autoscaling", Map.of("enabled", true, "minReplicas", 1, "maxReplicas", 5));
        }
        return spec;
    }

    private Map<String, Object> postgres(int connections) {
        Map<String, Object> postgres = new LinkedHashMap<>();
        postgres.put("maxConnections", connections);
        choose.maybe(postgres, "version", 12, 13, 14, 15, 16, 17, 18);
        choose.maybe(postgres, "database", "app", "orders_2", "_x", "My-Db.2");
        choose.maybe(postgres, "databases", List.of(Map.of("name", "reporting"), Map.of("name", "jobs")));
        choose.maybe(postgres, "user", "app", "orders", "주문 O'Neil");
        choose.maybe(postgres, "profile", "oltp", "web", "warehouse", "mixed");
        choose.maybe(postgres, "ssl", true, false);
        choose.maybe(postgres, "timeZone", "UTC", "Asia/Seoul", "Europe/Istanbul");
        choose.maybe(postgres, "locale", "C", "C.UTF-8", "en_US.UTF-8");
        choose.maybe(postgres, "logicalReplication", Map.of("enabled", true, "slots", List.of(Map.of("name", "cdc"))));
        choose.maybe(postgres, "extensions", choose.some(CONTRIB));
        Map<String, Object> parameters = new LinkedHashMap<>();
        choose.some(PARAMETERS.keySet().stream().sorted().toList())
                .forEach(name -> parameters.put(name, PARAMETERS.get(name)));
        choose.maybe(postgres, "parameters", parameters);
        return postgres;
    }

    private Map<String, Object> availability() {
        if (!available) {
            return Map.of("enabled", false);
        }
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("replicas", replicas);
        Map<String, Object> replication = new LinkedHashMap<>();
        String mode = replicas > 1 ? choose.of("async", "sync", "quorum") : choose.of("async", "sync");
        replication.put("mode", mode);
        if (!mode.equals("async")) {
            int waitedFor = choose.between(1, replicas);
            replication.put("synchronousReplicas", waitedFor);
            replication.put("strict", waitedFor < replicas && choose.sometimes());
        }
        choose.maybe(replication, "maximumLag", "1Mi", "32Mi", "1Gi");
        section.put("replication", replication);
        choose.maybe(section, "failover", Map.of("profile", choose.of("fast", "normal", "safe", "wide")));
        choose.maybe(section, "consensus", Map.of("members", choose.of(1, 3, 5)));
        choose.maybe(section, "proxies", choose.between(1, 2));
        return section;
    }

    private Map<String, Object> resources(int memory) {
        Map<String, Object> storage = new LinkedHashMap<>();
        storage.put("size", choose.of("10Gi", "100Gi", "1.5Ti"));
        choose.maybe(storage, "walSize", "5Gi", "64Gi");
        Map<String, Object> resources = new LinkedHashMap<>();
        resources.put("postgres", Map.of("cpu", choose.of("1", "1500m", "8"), "memory", memory + "Mi"));
        resources.put("storage", storage);
        choose.maybe(resources, "pooler", Map.of("cpu", "250m", "memory", "64Mi"));
        return resources;
    }

    private Map<String, Object> pooling() {
        return choose.mostly()
                ? Map.of("mode", choose.of("transaction", "session"), "instances", choose.between(1, 3))
                : Map.of("enabled", false);
    }

    private Map<String, Object> monitoring() {
        return Map.of(
                "prometheus", choose.sometimes(),
                "grafana", choose.sometimes(),
                "detailedLogging", choose.sometimes(),
                "scrapeInterval", choose.of("5s", "1m"));
    }

    private Map<String, Object> security() {
        List<Map<String, Object>> roles = new ArrayList<>();
        for (String name : choose.some(List.of("reporting", "importer", "watcher"))) {
            Map<String, Object> role = new LinkedHashMap<>();
            role.put("name", name);
            choose.maybe(role, "access", "read", "write", "owner", "monitor");
            choose.maybe(role, "login", true, false);
            choose.maybe(role, "connectionLimit", 1, 50);
            roles.add(role);
        }
        Map<String, Object> security = new LinkedHashMap<>();
        security.put("roles", roles);
        String host = loopback ? "127.0.0.0/8" : "192.0.2.0/24";
        choose.maybe(security, "allowedClients", List.of(host, "10.0.0.0/8", "fd00::/8"));
        choose.maybe(security, "passwordPolicy", Map.of("minimumLength", choose.between(8, 128)));
        choose.maybe(security, "certificates", Map.of("lifetime", "90d", "renewBefore", "10d"));
        return security;
    }

    private Map<String, Object> network() {
        return Map.of(
                "publish",
                Map.of(
                        "address", loopback ? choose.of("127.0.0.1", "::1") : choose.of("0.0.0.0", "192.0.2.2"),
                        "port", choose.between(6000, 7000),
                        "readWritePort", choose.between(7010, 7900),
                        "readOnlyPort", choose.between(7910, 9000),
                        "metricsPort", choose.between(9100, 9900),
                        "hostNames", choose.some(List.of("db.example.com", "10.0.0.5"))));
    }
}

package io.pgcluster.render.plan.server;

import io.pgcluster.model.spec.ClusterSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Libraries that must be loaded when the server starts, since they need shared memory or hooks. */
final class PreloadedLibraries {
    /** Extensions that do not work unless their library, of the same name, is preloaded. */
    private static final Set<String> PRELOADED = Set.of(
            "auto_explain",
            "citus",
            "pg_cron",
            "pg_prewarm",
            "pg_squeeze",
            "pg_stat_kcache",
            "pg_stat_statements",
            "pg_wait_sampling",
            "pgaudit",
            "timescaledb");

    private PreloadedLibraries() {}

    /** Citus insists on being first; otherwise in the specification's order. */
    static List<String> of(ClusterSpec spec) {
        Set<String> libraries = new LinkedHashSet<>();
        List<String> extensions =
                spec.postgres().extensions().stream().map(Object::toString).toList();
        if (extensions.contains("citus")) {
            libraries.add("citus");
        }
        extensions.stream().filter(PRELOADED::contains).forEach(libraries::add);
        if (spec.security().audit().enabled()) {
            libraries.add("pgaudit");
        }
        return List.copyOf(libraries);
    }
}

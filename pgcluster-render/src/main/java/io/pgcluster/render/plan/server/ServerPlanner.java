package io.pgcluster.render.plan.server;

import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.HighAvailabilitySpec;
import io.pgcluster.model.spec.PostgresSpec;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.platform.Paths;
import io.pgcluster.render.platform.Platform;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the configuration of the database nodes together. */
public final class ServerPlanner {
    /** Parameters that name files of the node. */
    private static final Set<String> LOCAL =
            Set.of("ssl_ca_file", "ssl_cert_file", "ssl_key_file", "unix_socket_directories");

    private static final Set<String> BUILT_IN_LOCALES = Set.of("C", "C.UTF-8");

    private ServerPlanner() {}

    /** The configuration of every database node of {@code spec} where {@code platform} says. */
    public static ServerPlan server(
            ClusterSpec spec,
            Platform platform,
            Timing timing,
            Replication replication,
            Capacity capacity,
            Optional<BackupPlan> backup) {
        List<ParameterPlan> parameters = parameters(spec, platform.paths(), timing, capacity, backup);
        HighAvailabilitySpec availability = spec.highAvailability();
        return new ServerPlan(
                parameters,
                new DynamicConfiguration(
                        timing,
                        replication,
                        availability.enabled() && !availability.failover().automatic(),
                        availability.members() > 2,
                        LogicalSlots.permanent(spec),
                        LogicalSlots.ignored(spec),
                        part(parameters, false)),
                part(parameters, true),
                AccessRules.rules(spec, platform.sources().servers()),
                AccessRules.identityMap(),
                initDb(spec, platform.paths()));
    }

    private static List<ParameterPlan> parameters(
            ClusterSpec spec, Paths paths, Timing timing, Capacity capacity, Optional<BackupPlan> backup) {
        ParameterLayers layers = new ParameterLayers();
        DefaultParameters.put(layers, spec, timing);
        layers.begin(ParameterOrigin.SIZED);
        SizedParameters.put(layers, spec, capacity);
        layers.begin(ParameterOrigin.VERSION);
        VersionParameters.put(layers, spec, capacity);
        layers.begin(ParameterOrigin.USER);
        // One that the cluster sets itself is accepted with the very value that it has anyway, and is not written
        // twice.
        spec.postgres().parameters().forEach((name, value) -> {
            if (ParameterCatalogue.get().managed(name).isEmpty()) {
                layers.put(name.toLowerCase(Locale.ROOT), value);
            }
        });
        layers.begin(ParameterOrigin.MANDATORY);
        MandatoryParameters.put(layers, spec, paths, backup);
        return layers.parameters();
    }

    private static SortedMap<String, String> part(List<ParameterPlan> parameters, boolean local) {
        SortedMap<String, String> part = new TreeMap<>();
        parameters.stream()
                .filter(parameter -> LOCAL.contains(parameter.name()) == local)
                .forEach(parameter -> part.put(parameter.name(), parameter.value()));
        return part;
    }

    private static InitDb initDb(ClusterSpec spec, Paths paths) {
        PostgresSpec postgres = spec.postgres();
        Optional<String> walDirectory = spec.resources().storage().walSize().map(size -> paths.wal());
        boolean builtIn = postgres.version().isAtLeast(17) && BUILT_IN_LOCALES.contains(postgres.locale());
        Optional<String> provider = builtIn ? Optional.of("builtin") : Optional.empty();
        return new InitDb(postgres.locale(), postgres.encoding(), provider, walDirectory);
    }
}

package io.pgcluster.model.rule;

import io.pgcluster.model.postgres.ManagedParameter;
import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.spec.PostgresSpec;
import java.util.Locale;
import java.util.Optional;

/** What the cluster of a specification sets its own parameters to. */
final class ManagedValues {
    private final Candidate candidate;

    ManagedValues(Candidate candidate) {
        this.candidate = candidate;
    }

    /** Whether {@code value} is what the cluster sets {@code parameter} to anyway. */
    boolean isAlready(ManagedParameter parameter, String value) {
        return inEffect(parameter)
                .flatMap(own -> ParameterCatalogue.get()
                        .lookup(parameter.name(), candidate.spec().postgres().version())
                        .filter(known -> known.isSame(value, own)))
                .isPresent();
    }

    private Optional<String> inEffect(ManagedParameter parameter) {
        PostgresSpec postgres = candidate.spec().postgres();
        return switch (parameter.name().toLowerCase(Locale.ROOT)) {
            case "cluster_name" -> Optional.of(candidate.metadata().name().text());
            case "max_connections" -> Optional.of(Integer.toString(postgres.maxConnections()));
            case "timezone", "log_timezone" -> Optional.of(postgres.timeZone().text());
            case "lc_monetary", "lc_numeric", "lc_time" -> Optional.of(postgres.locale());
            default -> parameter.value();
        };
    }
}

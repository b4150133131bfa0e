package io.pgcluster.model.sizing;

import io.pgcluster.model.postgres.Parameter;
import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.postgres.ValueCheck;
import io.pgcluster.model.spec.PostgresSpec;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The numbers among the parameters that a specification sets itself, understood as the server understands them. What the server would
 * refuse counts as not written; another rule reports it.
 */
record WrittenParameters(PostgresVersion version, Map<String, String> parameters) {
    static WrittenParameters of(PostgresSpec postgres) {
        return new WrittenParameters(postgres.version(), postgres.parameters());
    }

    /** An amount of memory in bytes; negative where the server gives a negative number a meaning of its own. */
    OptionalLong bytes(String name) {
        Optional<String> text = text(name);
        Optional<Parameter> parameter =
                text.flatMap(written -> ParameterCatalogue.get().lookup(name, version));
        return parameter.isEmpty() ? OptionalLong.empty() : parameter.get().bytes(text.orElseThrow());
    }

    /** A whole number. */
    int integer(String name, int otherwise) {
        return (int) real(name).orElse(otherwise);
    }

    /** A number. */
    OptionalDouble real(String name) {
        return text(name)
                .flatMap(written ->
                        ParameterCatalogue.get().lookup(name, version).map(known -> known.check(written)))
                .map(check ->
                        check instanceof ValueCheck.Accepted accepted ? accepted.number() : OptionalDouble.empty())
                .orElseGet(OptionalDouble::empty);
    }

    private Optional<String> text(String name) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}

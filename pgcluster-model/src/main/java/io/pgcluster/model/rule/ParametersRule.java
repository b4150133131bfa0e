package io.pgcluster.model.rule;

import io.pgcluster.model.postgres.Absence;
import io.pgcluster.model.postgres.ManagedParameter;
import io.pgcluster.model.postgres.Parameter;
import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.postgres.ValueCheck;
import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.problem.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each server parameter exists in this version, is free to be set, and takes this value. */
final class ParametersRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        return candidate.spec().postgres().parameters().entrySet().stream()
                .filter(entry -> !AuditRule.speaksOf(candidate, entry.getKey()))
                .flatMap(entry -> check(entry, candidate).stream())
                .toList();
    }

    private static Optional<Finding> check(Map.Entry<String, String> written, Candidate candidate) {
        String name = written.getKey();
        PostgresVersion version = candidate.spec().postgres().version();
        ParameterCatalogue catalogue = ParameterCatalogue.get();
        Optional<ManagedParameter> managed = catalogue.managed(name);
        if (managed.isPresent()) {
            return Optional.of(managed(written, managed.get(), candidate));
        }
        Optional<Parameter> known = catalogue.lookup(name, version);
        return known.isPresent()
                ? value(name, known.get().check(written.getValue()))
                : Optional.of(absent(name, catalogue, version));
    }

    private static Finding managed(Map.Entry<String, String> written, ManagedParameter managed, Candidate candidate) {
        String name = written.getKey();
        return new ManagedValues(candidate).isAlready(managed, written.getValue())
                ? Finding.warning(
                        "parameter-managed",
                        path(name),
                        name + " is set by the cluster itself, to exactly this value",
                        "remove it, or leave it: it changes nothing")
                : error("parameter-managed", name, "is set by the cluster itself: " + managed.reason(), managed.hint());
    }

    private static Optional<Finding> value(String name, ValueCheck check) {
        return check instanceof ValueCheck.Rejected rejected
                ? Optional.of(error("parameter-value", name, rejected.problem(), rejected.hint()))
                : Optional.empty();
    }

    private static Finding absent(String name, ParameterCatalogue catalogue, PostgresVersion version) {
        Absence absence = catalogue.absence(name, version);
        if (absence instanceof Absence.ForeignExtension) {
            return Finding.warning("parameter-unchecked", path(name), name + " " + absence.problem(), absence.hint());
        } else if (absence instanceof Absence.Unknown) {
            String meant = Suggestions.didYouMean(name, catalogue.settableNames(version));
            return error("parameter-unknown", name, absence.problem(), meant + absence.hint());
        }
        return error(
                "parameter-version",
                name,
                absence.problem() + ", and spec.postgres.version is " + version,
                absence.hint());
    }

    private static Finding error(String id, String name, String problem, String hint) {
        return Finding.error(id, path(name), name + " " + problem, hint);
    }

    private static String path(String name) {
        return "spec.postgres.parameters." + name;
    }
}

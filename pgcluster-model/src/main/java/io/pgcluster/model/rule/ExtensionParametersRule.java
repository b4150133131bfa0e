package io.pgcluster.model.rule;

import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.problem.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A parameter of a library that is not loaded does nothing. */
final class ExtensionParametersRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        Set<String> loaded = candidate.spec().postgres().extensions().stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
        return candidate.spec().postgres().parameters().keySet().stream()
                .filter(name -> name.indexOf('.') > 0)
                .filter(name -> !ParameterCatalogue.get().history(name).isEmpty())
                .filter(name -> !loaded.contains(library(name)) && !isAudit(candidate, name))
                .map(name -> Finding.warning(
                        "extension-parameter",
                        "spec.postgres.parameters." + name,
                        name + " belongs to " + library(name)
                                + ", which spec.postgres.extensions does not list, so it has no effect",
                        "add " + library(name) + " to spec.postgres.extensions, or remove the parameter"))
                .toList();
    }

    private static String library(String name) {
        return name.substring(0, name.indexOf('.')).toLowerCase(Locale.ROOT);
    }

    private static boolean isAudit(Candidate candidate, String name) {
        return candidate.spec().security().audit().enabled() && library(name).equals("pgaudit");
    }
}

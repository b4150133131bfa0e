package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** If a library that every session loads is missing, no session can start, not even Patroni's. */
final class SessionLibrariesRule implements SpecRule {
    private static final Set<String> WITH_EVERY_SERVER =
            Set.of("auto_explain", "auth_delay", "pg_stat_statements", "passwordcheck");

    @Override
    public List<Finding> check(Candidate candidate) {
        return Stream.of("session_preload_libraries", "local_preload_libraries")
                .flatMap(name -> missing(candidate, name))
                .toList();
    }

    private static Stream<Finding> missing(Candidate candidate, String name) {
        Set<String> known = candidate.spec().postgres().extensions().stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
        boolean ownImage = candidate.spec().images().postgres().isPresent();
        return ParameterText.of(candidate).text(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(library ->
                        !library.isEmpty() && !known.contains(library) && !WITH_EVERY_SERVER.contains(library))
                .map(library -> finding(name, library, ownImage));
    }

    private static Finding finding(String name, String library, boolean ownImage) {
        String id = "session-library";
        String path = "spec.postgres.parameters." + name;
        String message = name + " loads \"" + library + "\" into every session: if the image lacks it, no session can"
                + " start and the cluster never comes up";
        return ownImage
                ? Finding.warning(id, path, message, "make sure that spec.images.postgres has it")
                : Finding.error(id, path, message, "remove it, or set spec.images.postgres to an image that has it");
    }
}

package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.rule.Repositories.Repository;
import io.pgcluster.model.spec.CloudIdentity;
import io.pgcluster.model.spec.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A token of the platform needs a platform that gives one out. */
final class CloudIdentityRule implements SpecRule {
    private static final Set<CloudIdentity> TOKENS = EnumSet.of(CloudIdentity.WEB_IDENTITY, CloudIdentity.POD_IDENTITY);

    @Override
    public List<Finding> check(Candidate candidate) {
        if (!candidate.spec().backup().enabled() || !candidate.spec().targets().contains(Target.COMPOSE)) {
            return List.of();
        }
        return Repositories.of(candidate.spec().backup()).stream()
                .filter(repository ->
                        repository.storage().identity().filter(TOKENS::contains).isPresent())
                .map(CloudIdentityRule::finding)
                .toList();
    }

    private static Finding finding(Repository repository) {
        return Finding.error(
                "cloud-identity",
                repository.field("identity"),
                "the identity " + repository.storage().identity().orElseThrow()
                        + " needs a token from Kubernetes, which containers of the target compose do not get",
                "write keys, or instance on a machine of that cloud; or remove compose from spec.targets");
    }
}

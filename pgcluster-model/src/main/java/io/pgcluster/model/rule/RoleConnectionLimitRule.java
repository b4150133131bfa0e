package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.RoleSpec;
import java.util.ArrayList;
import java.util.List;

/** A limit that cannot be reached limits nothing. */
final class RoleConnectionLimitRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        List<Finding> findings = new ArrayList<>();
        int most = candidate.spec().postgres().maxConnections();
        List<RoleSpec> roles = candidate.spec().security().roles();
        for (int index = 0; index < roles.size(); index++) {
            int limit = roles.get(index).connectionLimit().orElse(0);
            if (limit > most) {
                findings.add(Finding.warning(
                        "role-connection-limit",
                        "spec.security.roles[" + index + "].connectionLimit",
                        "connectionLimit " + limit + " is more than spec.postgres.maxConnections, which is " + most
                                + ", so it never takes effect",
                        "lower it, or remove it"));
            }
        }
        return findings;
    }
}

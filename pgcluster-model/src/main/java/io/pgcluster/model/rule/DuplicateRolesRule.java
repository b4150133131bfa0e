package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.RoleSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every role is described once; names that differ only in case would share the file of their password on some systems. */
final class DuplicateRolesRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put(candidate.spec().postgres().user().text().toLowerCase(Locale.ROOT), "spec.postgres.user");
        List<RoleSpec> roles = candidate.spec().security().roles();
        for (int index = 0; index < roles.size(); index++) {
            String name = roles.get(index).name().text();
            String path = "spec.security.roles[" + index + "].name";
            String earlier = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), path);
            if (earlier != null) {
                findings.add(Finding.error(
                        "duplicate-role",
                        path,
                        "the role \"" + name + "\" is already defined by " + earlier + " (case is ignored)",
                        "choose another name, or remove this role"));
            }
        }
        return findings;
    }
}

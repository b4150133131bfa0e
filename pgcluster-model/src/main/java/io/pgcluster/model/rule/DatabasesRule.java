package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.DatabaseSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every database is described once, and a share of the poolers' connections needs poolers. */
final class DatabasesRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put(candidate.spec().postgres().database().text(), "spec.postgres.database");
        List<DatabaseSpec> databases = candidate.spec().postgres().databases();
        for (int index = 0; index < databases.size(); index++) {
            String name = databases.get(index).name().text();
            String path = "spec.postgres.databases[" + index + "]";
            String earlier = seen.putIfAbsent(name, path + ".name");
            if (earlier != null) {
                findings.add(Finding.error(
                        "duplicate-database",
                        path + ".name",
                        "the database \"" + name + "\" is already defined by " + earlier,
                        "choose another name, or remove this database"));
            }
            if (databases.get(index).connections().isPresent()
                    && !candidate.spec().pooling().enabled()) {
                findings.add(Finding.warning(
                        "switched-off",
                        path + ".connections",
                        "\"connections\" has no effect while spec.pooling.enabled is false",
                        "set enabled to true, or remove \"connections\""));
            }
        }
        return findings;
    }
}

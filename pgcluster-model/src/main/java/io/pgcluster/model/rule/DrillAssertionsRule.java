package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.DrillAssertionSpec;
import io.pgcluster.model.value.SqlIdentifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every assertion of a restore drill has a name of its own, a database that exists, and one query that changes nothing. */
final class DrillAssertionsRule implements SpecRule {
    private static final String ID = "drill-assertion";
    private static final String PATH = "spec.backup.verification.restoreDrill.assertions[";

    @Override
    public List<Finding> check(Candidate candidate) {
        ClusterSpec spec = candidate.spec();
        List<DrillAssertionSpec> assertions =
                spec.backup().verification().restoreDrill().assertions();
        Set<SqlIdentifier> databases = databases(spec);
        Set<String> names = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < assertions.size(); index++) {
            String path = PATH + index + "].";
            DrillAssertionSpec assertion = assertions.get(index);
            if (!names.add(assertion.name().text())) {
                findings.add(Finding.error(
                        ID,
                        path + "name",
                        "an earlier assertion is already named \"" + assertion.name() + "\"",
                        "choose another name: results and metrics are identified by it"));
            }
            assertion
                    .database()
                    .filter(database -> !databases.contains(database))
                    .ifPresent(database -> findings.add(unknown(path, database, databases)));
            QueryCheck.of(assertion.sql())
                    .ifPresent(problem ->
                            findings.add(Finding.error(ID, path + "sql", problem.message(), problem.remedy())));
        }
        return findings;
    }

    private static Set<SqlIdentifier> databases(ClusterSpec spec) {
        Set<SqlIdentifier> databases = new HashSet<>();
        Stream.concat(
                        Stream.of(spec.postgres().database()),
                        spec.postgres().databases().stream().map(database -> database.name()))
                .forEach(databases::add);
        return databases;
    }

    private static Finding unknown(String path, SqlIdentifier database, Set<SqlIdentifier> databases) {
        return Finding.error(
                ID,
                path + "database",
                "the cluster has no database \"" + database + "\"",
                "use one of: "
                        + String.join(
                                ", ",
                                databases.stream()
                                        .map(SqlIdentifier::text)
                                        .sorted()
                                        .toList()) + "; or add it to spec.postgres.databases");
    }
}

package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.DatabaseSpec;
import io.pgcluster.model.spec.RoleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names that the cluster or PostgreSQL itself uses. */
final class ReservedNamesRule implements SpecRule {
    private static final String ID = "reserved-name";
    private static final Set<String> DATABASES =
            Set.of("postgres", "template0", "template1", "pgbouncer", "replication");
    private static final Set<String> ROLES = Set.of(
            "postgres", "replicator", "rewind", "pgbouncer", "pgcluster_monitor", "pgcluster_stats", "public", "none");

    @Override
    public List<Finding> check(Candidate candidate) {
        List<Finding> findings = new ArrayList<>();
        checkDatabase(
                        "spec.postgres.database",
                        candidate.spec().postgres().database().text())
                .ifPresent(findings::add);
        List<DatabaseSpec> databases = candidate.spec().postgres().databases();
        for (int index = 0; index < databases.size(); index++) {
            checkDatabase(
                            "spec.postgres.databases[" + index + "].name",
                            databases.get(index).name().text())
                    .ifPresent(findings::add);
        }
        checkRole("spec.postgres.user", candidate.spec().postgres().user().text())
                .ifPresent(findings::add);
        List<RoleSpec> roles = candidate.spec().security().roles();
        for (int index = 0; index < roles.size(); index++) {
            checkRole(
                            "spec.security.roles[" + index + "].name",
                            roles.get(index).name().text())
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> checkDatabase(String path, String name) {
        return DATABASES.contains(name)
                ? Optional.of(Finding.error(
                        ID,
                        path,
                        "the database \"" + name + "\" belongs to PostgreSQL or the pooler itself",
                        "choose another name, for example app"))
                : Optional.empty();
    }

    private static Optional<Finding> checkRole(String path, String name) {
        if (name.startsWith("pg_")) {
            return Optional.of(Finding.error(
                    ID,
                    path,
                    "the role \"" + name + "\" begins with pg_, which PostgreSQL keeps for its own roles",
                    "choose a name that does not begin with pg_"));
        }
        return ROLES.contains(name.toLowerCase(Locale.ROOT))
                ? Optional.of(Finding.error(
                        ID,
                        path,
                        "the role \"" + name + "\" is used by the cluster itself (case is ignored)",
                        "choose another name, for example app"))
                : Optional.empty();
    }
}

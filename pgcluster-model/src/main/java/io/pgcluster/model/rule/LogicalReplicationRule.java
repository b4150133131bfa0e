package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.LogicalReplicationSpec;
import io.pgcluster.model.spec.PostgresSpec;
import io.pgcluster.model.spec.ReplicationSlotSpec;
import io.pgcluster.model.spec.RoleAccess;
import io.pgcluster.model.spec.RoleSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Slots have names of their own and a database that exists, and what would lose them on a failover is refused. */
final class LogicalReplicationRule implements SpecRule {
    private static final String ID = "logical-replication";
    private static final String SLOTS = "spec.postgres.logicalReplication.slots";
    private static final Pattern MEMBER = Pattern.compile("pg\\d+");

    @Override
    public List<Finding> check(Candidate candidate) {
        PostgresSpec postgres = candidate.spec().postgres();
        List<Finding> findings = new ArrayList<>();
        slots(postgres, findings);
        if (!postgres.logicalReplication().enabled()) {
            roles(candidate.spec().security().roles(), findings);
        } else if (ParameterText.of(candidate)
                .text("hot_standby_feedback")
                .filter(LogicalReplicationRule::isOff)
                .isPresent()) {
            findings.add(Finding.error(
                    ID,
                    "spec.postgres.parameters.hot_standby_feedback",
                    "without hot_standby_feedback the primary removes catalog rows that slots on the replicas need,"
                            + " and no slot survives a failover",
                    "remove it, or set spec.postgres.logicalReplication.enabled to false"));
        }
        return findings;
    }

    private static boolean isOff(String value) {
        return Set.of("off", "of", "false", "no", "0", "f", "n").contains(value.toLowerCase(java.util.Locale.ROOT));
    }

    private static void slots(PostgresSpec postgres, List<Finding> findings) {
        LogicalReplicationSpec replication = postgres.logicalReplication();
        Set<String> databases = new HashSet<>(Set.of(postgres.database().text()));
        postgres.databases().forEach(database -> databases.add(database.name().text()));
        Set<String> names = new HashSet<>();
        for (int index = 0; index < replication.slots().size(); index++) {
            ReplicationSlotSpec slot = replication.slots().get(index);
            String path = SLOTS + "[" + index + "]";
            String name = slot.name().text();
            if (!names.add(name)) {
                findings.add(Finding.error(
                        ID, path + ".name", "the slot \"" + name + "\" is defined twice", "choose another name"));
            } else if (MEMBER.matcher(name).matches()) {
                findings.add(Finding.error(
                        ID,
                        path + ".name",
                        "the slot \"" + name + "\" has the name of a member, and so of that member's own slot",
                        "choose another name, for example orders_cdc"));
            }
            slot.database()
                    .filter(database -> !databases.contains(database.text()))
                    .ifPresent(database -> findings.add(Finding.error(
                            ID,
                            path + ".database",
                            "the specification has no database \"" + database + "\"",
                            "add it to spec.postgres.databases, or choose another")));
        }
    }

    private static void roles(List<RoleSpec> roles, List<Finding> findings) {
        for (int index = 0; index < roles.size(); index++) {
            if (roles.get(index).access() == RoleAccess.REPLICATION) {
                findings.add(Finding.error(
                        ID,
                        "spec.security.roles[" + index + "].access",
                        "access replication is for reading changes, which the servers do not log",
                        "set spec.postgres.logicalReplication.enabled to true, or choose access read"));
            }
        }
    }
}

package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.collector.Applicability;
import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.collector.definition.file.Conditions;
import io.pgcluster.exporter.collector.definition.file.RoleWord;
import io.pgcluster.exporter.server.Extension;
import io.pgcluster.exporter.server.ServerFacts;
import java.util.Optional;

/** Holds conditions against a server. */
final class Gate {
    private Gate() {}

    static Applicability check(Conditions when, ServerFacts facts) {
        return version(when, facts)
                .or(() -> role(when, facts))
                .or(() -> extension(when, facts))
                .or(() -> membership(when, facts))
                .orElseGet(Applicability::applies);
    }

    static boolean holds(Conditions when, ServerFacts facts) {
        return check(when, facts) instanceof Applicability.Applies;
    }

    private static Optional<Applicability> version(Conditions when, ServerFacts facts) {
        return when.version()
                .filter(range -> !range.contains(facts.major()))
                .map(range -> Applicability.skipped(
                        SkipReason.VERSION, "is for PostgreSQL " + range + ", found " + facts.major()));
    }

    private static Optional<Applicability> role(Conditions when, ServerFacts facts) {
        RoleWord found = facts.inRecovery() ? RoleWord.STANDBY : RoleWord.PRIMARY;
        return when.role()
                .filter(role -> role != found)
                .map(role -> Applicability.skipped(
                        SkipReason.ROLE, "is for a " + word(role) + ", this is a " + word(found)));
    }

    private static Optional<Applicability> extension(Conditions when, ServerFacts facts) {
        return when.extension().flatMap(need -> {
            Optional<String> installed =
                    Optional.ofNullable(facts.extensions().get(need.name())).map(Extension::version);
            if (installed.filter(need::isMetBy).isPresent()) {
                return Optional.empty();
            }
            String found = installed
                    .map(version -> "it has version " + version)
                    .orElse("which does not have it: CREATE EXTENSION " + need.name());
            return Optional.of(Applicability.skipped(
                    SkipReason.EXTENSION, "needs " + need + " in database " + facts.database() + ", " + found));
        });
    }

    private static Optional<Applicability> membership(Conditions when, ServerFacts facts) {
        return when.memberOf()
                .filter(role -> !facts.superuser() && !facts.roles().contains(role))
                .map(role -> Applicability.skipped(
                        SkipReason.PRIVILEGE, "needs membership: GRANT " + role + " TO the exporter's user"));
    }

    private static String word(RoleWord role) {
        return role == RoleWord.PRIMARY ? "primary" : "standby";
    }
}

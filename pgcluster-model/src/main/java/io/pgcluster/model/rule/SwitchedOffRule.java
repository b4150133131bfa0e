package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.List;
import java.util.stream.Stream;

/** What is written about a part that is switched off has no effect. */
final class SwitchedOffRule implements SpecRule {
    private static final String DIRECT_PORT = "spec.network.publish.readWritePort";

    private record Switch(String section, List<String> keys) {
        private Stream<Finding> findings(Candidate candidate) {
            return keys.stream()
                    .filter(key -> candidate.wrote(section + "." + key))
                    .map(key -> Finding.warning(
                            "switched-off",
                            section + "." + key,
                            "\"" + key + "\" has no effect while " + section + ".enabled is false",
                            "set enabled to true, or remove \"" + key + "\""));
        }
    }

    @Override
    public List<Finding> check(Candidate candidate) {
        return Stream.concat(switches(candidate), directPort(candidate)).toList();
    }

    private static Stream<Finding> switches(Candidate candidate) {
        return Stream.of(
                        off(
                                candidate.spec().pooling().enabled(),
                                "spec.pooling",
                                "mode",
                                "instances",
                                "maxClientConnections",
                                "startupParameters"),
                        off(
                                candidate.spec().postgres().logicalReplication().enabled(),
                                "spec.postgres.logicalReplication",
                                "slots"),
                        off(
                                candidate.spec().backup().enabled(),
                                "spec.backup",
                                "schedule",
                                "differentialSchedule",
                                "incrementalSchedule",
                                "retention",
                                "storage",
                                "copies",
                                "processes",
                                "encryption",
                                "verification"),
                        off(
                                candidate
                                        .spec()
                                        .backup()
                                        .verification()
                                        .restoreDrill()
                                        .enabled(),
                                "spec.backup.verification.restoreDrill",
                                "schedule",
                                "assertions"),
                        off(
                                candidate.spec().backup().walArchiving().enabled(),
                                "spec.backup.walArchiving",
                                "timeout",
                                "policy",
                                "queueMaximum"),
                        off(
                                candidate.spec().autoscaling().enabled(),
                                "spec.autoscaling",
                                "minReplicas",
                                "maxReplicas",
                                "targetCpuPercent"),
                        off(candidate.spec().security().audit().enabled(), "spec.security.audit", "classes"))
                .flatMap(part -> part.findings(candidate));
    }

    /** Without poolers there is nothing to go past. */
    private static Stream<Finding> directPort(Candidate candidate) {
        return candidate.spec().pooling().enabled() || !candidate.wrote(DIRECT_PORT)
                ? Stream.empty()
                : Stream.of(Finding.warning(
                        "switched-off",
                        DIRECT_PORT,
                        "\"readWritePort\" has no effect while spec.pooling.enabled is false: spec.network.publish.port is"
                                + " the read-write port then",
                        "set spec.pooling.enabled to true, or write the port as spec.network.publish.port"));
    }

    private static Switch off(boolean enabled, String section, String... keys) {
        return new Switch(section, enabled ? List.of() : List.of(keys));
    }
}

package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Auditing needs something to log, and pgAudit, whose settings are made from the audit section. */
final class AuditRule implements SpecRule {
    private static final String PATH = "spec.security.audit";

    @Override
    public List<Finding> check(Candidate candidate) {
        if (!candidate.spec().security().audit().enabled()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        if (candidate.spec().security().audit().classes().isEmpty()) {
            findings.add(Finding.error(
                    "audit-classes",
                    PATH + ".classes",
                    "auditing is enabled, but the list of classes is empty: nothing would be logged",
                    "write for example: classes: [ddl, role]"));
        }
        candidate.spec().postgres().parameters().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("pgaudit."))
                .map(name -> Finding.error(
                        "audit-set-twice",
                        "spec.postgres.parameters." + name,
                        name + " is set here, and pgAudit's settings are made from " + PATH,
                        "remove it, and say in " + PATH + " what is to be logged"))
                .forEach(findings::add);
        return findings;
    }
}

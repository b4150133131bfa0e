package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Auditing needs something to log, and pgAudit, whose settings are made from the audit section. */
final class AuditRule implements SpecRule {
    private static final String PATH = "spec.security.audit";

    @Override
    public List<Finding> check(Candidate candidate) {
        if (!candidate.spec().security().audit().enabled()) {
            return settings(candidate).map(AuditRule::notLoaded).toList();
        }
        List<Finding> findings = new ArrayList<>();
        if (candidate.spec().security().audit().classes().isEmpty()) {
            findings.add(Finding.error(
                    "audit-classes",
                    PATH + ".classes",
                    "auditing is enabled, but the list of classes is empty: nothing would be logged",
                    "write for example: classes: [ddl, role]"));
        }
        settings(candidate)
                .map(name -> Finding.error(
                        "audit-set-twice",
                        "spec.postgres.parameters." + name,
                        name + " is set here, but pgAudit's settings are derived from " + PATH,
                        "remove it, and list in " + PATH + ".classes what is to be logged"))
                .forEach(findings::add);
        return findings;
    }

    /** Whether this rule has something to say about the parameter {@code name}. */
    static boolean speaksOf(Candidate candidate, String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("pgaudit.")
                && (candidate.spec().security().audit().enabled()
                        || candidate.spec().postgres().extensions().stream()
                                .noneMatch(extension -> extension.toString().equals("pgaudit")));
    }

    private static Stream<String> settings(Candidate candidate) {
        return candidate.spec().postgres().parameters().keySet().stream().filter(name -> speaksOf(candidate, name));
    }

    private static Finding notLoaded(String name) {
        return Finding.error(
                "audit-not-enabled",
                "spec.postgres.parameters." + name,
                name + " is a setting of pgAudit, which is not loaded: nothing would be logged",
                "set " + PATH + ".enabled to true, and list in " + PATH + ".classes what is to be logged");
    }
}

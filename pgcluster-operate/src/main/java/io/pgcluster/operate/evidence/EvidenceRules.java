package io.pgcluster.operate.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rules, those first whose finding explains what later ones would find too. */
public final class EvidenceRules {
    private static final List<EvidenceRule> RULES = List.of(
            new ForeignVolumes(),
            new StoreSize(),
            new LostSecrets(),
            new LostStore(),
            new LostStoreMember(),
            new LostData(),
            new OtherMajor(),
            new LostWal(),
            new LeavingPrimary(),
            new LostMember(),
            new LostRecord());

    private EvidenceRules() {}

    /** The same where volumes could not be looked into yet: only what does not depend on their contents. */
    public static List<Finding> judgeUnseen(Evidence evidence) {
        return new LostSecrets().judge(evidence).map(List::of).orElse(List.of());
    }

    /** What is to be reported; the first finding that refuses is the only one, since it explains the others. */
    public static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (EvidenceRule rule : RULES) {
            Optional<Finding> finding = rule.judge(evidence);
            if (finding.filter(Finding::refuses).isPresent()) {
                return List.of(finding.get());
            }
            finding.ifPresent(findings::add);
        }
        return List.copyOf(findings);
    }
}

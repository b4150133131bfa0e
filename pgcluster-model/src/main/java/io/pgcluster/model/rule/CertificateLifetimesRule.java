package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.CertificatesSpec;
import java.util.ArrayList;
import java.util.List;

/** A certificate must not outlive the authority that signed it, and is renewed before it expires. */
final class CertificateLifetimesRule implements SpecRule {
    private static final String ID = "certificate-lifetimes";
    private static final int AUTHORITY_FACTOR = 10;

    @Override
    public List<Finding> check(Candidate candidate) {
        CertificatesSpec certificates = candidate.spec().security().certificates();
        List<Finding> findings = new ArrayList<>();
        if (certificates.authorityLifetime().seconds()
                < AUTHORITY_FACTOR * certificates.lifetime().seconds()) {
            findings.add(Finding.error(
                    ID,
                    "spec.security.certificates.lifetime",
                    "certificates are valid for " + certificates.lifetime() + " and their authority for "
                            + certificates.authorityLifetime()
                            + ", expected at most a tenth of that: replacing the authority"
                            + " means replacing every certificate, so it should be rare",
                    "lower lifetime, or raise authorityLifetime to ten times lifetime"));
        }
        if (certificates.renewBefore().compareTo(certificates.lifetime()) >= 0) {
            findings.add(Finding.error(
                    ID,
                    "spec.security.certificates.renewBefore",
                    "certificates are to be renewed " + certificates.renewBefore()
                            + " before they expire, but are valid for only " + certificates.lifetime(),
                    "set renewBefore to a third of lifetime or less"));
        }
        return findings;
    }
}

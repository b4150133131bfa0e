package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.ArrayList;
import java.util.List;

/** Names that enter the certificates must be names. */
final class HostNamesRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        List<Finding> findings = new ArrayList<>();
        List<String> names = candidate.spec().network().publish().hostNames();
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            if (!Addresses.isHostName(name) && !Addresses.isIpAddress(name)) {
                findings.add(Finding.error(
                        "host-name",
                        "spec.network.publish.hostNames[" + index + "]",
                        "\"" + name + "\" is neither a host name nor an IP address",
                        "write for example db.example.com, without port or protocol"));
            }
        }
        return findings;
    }
}

package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.PublishSpec;
import java.util.ArrayList;
import java.util.List;

/** Ports on the host: each once, and each one that exists. */
final class PublishedPortsRule implements SpecRule {
    private static final String ID = "published-ports";
    private static final int LAST = 65535;

    @Override
    public List<Finding> check(Candidate candidate) {
        PublishSpec publish = candidate.spec().network().publish();
        boolean pooled = candidate.spec().pooling().enabled();
        int first = publish.port().number();
        int last = first + (pooled ? candidate.spec().pooling().instances() - 1 : 0);
        String range = first == last ? "port " + first : "ports " + first + " to " + last + " (one for each pooler)";
        if (last > LAST) {
            return List.of(Finding.error(
                    ID,
                    "spec.network.publish.port",
                    range + " end beyond " + LAST,
                    "choose a lower port, or fewer spec.pooling.instances"));
        }
        List<Finding> findings = new ArrayList<>();
        int readOnly = publish.readOnlyPort().number();
        if (readOnly >= first && readOnly <= last) {
            findings.add(twice("readOnlyPort", readOnly, range + " are for reading and writing"));
        }
        int metrics = publish.metricsPort().number();
        if (candidate.spec().monitoring().prometheus()) {
            if (metrics >= first && metrics <= last) {
                findings.add(twice("metricsPort", metrics, range + " are for reading and writing"));
            } else if (metrics == readOnly) {
                findings.add(twice("metricsPort", metrics, "it is the readOnlyPort"));
            }
        }
        return findings;
    }

    private static Finding twice(String field, int port, String why) {
        return Finding.error(
                ID,
                "spec.network.publish." + field,
                "port " + port + " is published twice: " + why,
                "choose a " + field + " outside of them");
    }
}

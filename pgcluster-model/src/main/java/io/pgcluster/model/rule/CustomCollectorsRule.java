package io.pgcluster.model.rule;

import io.pgcluster.model.collector.CollectorCatalogue;
import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.problem.Problem;
import io.pgcluster.model.spec.ExporterSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collectors that a specification defines are a list in YAML, and have names of their own. The exporter checks their queries. */
final class CustomCollectorsRule implements SpecRule {
    private static final String ID = "custom-collectors";
    private static final String PATH = "spec.monitoring.exporter.customCollectors";

    @Override
    public List<Finding> check(Candidate candidate) {
        ExporterSpec exporter = candidate.spec().monitoring().exporter();
        if (exporter.customCollectors().isEmpty()) {
            return List.of();
        }
        CustomCollectors custom = new CustomCollectors(exporter);
        if (custom.problems().hasErrors()) {
            Problem first = custom.problems().inOrder().get(0);
            return List.of(Finding.error(
                    ID,
                    PATH,
                    "line " + first.position().line() + " of this text: " + first.message(),
                    "correct it: it is a file of its own, in YAML"));
        }
        if (!custom.isListOfCollectors()) {
            return List.of(Finding.error(
                    ID,
                    PATH,
                    "this text is not a list of collectors, expected \"collectors:\" and a mapping for each",
                    "see \"Your own queries\" in docs/monitoring.md"));
        }
        return names(custom.names());
    }

    private static List<Finding> names(List<String> names) {
        List<Finding> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            boolean builtIn = CollectorCatalogue.get().find(name).isPresent();
            if (builtIn || !seen.add(name)) {
                findings.add(Finding.error(
                        ID,
                        PATH,
                        "the collector \"" + name + "\" exists already"
                                + (builtIn ? ": it comes with the exporter" : ": it is in this text twice"),
                        "rename it"));
            }
        }
        return findings;
    }
}

package io.pgcluster.cli.wizard;

import io.pgcluster.model.value.DnsLabel;
import java.util.List;

/** The cluster's name and owner. */
final class BasicStep {
    static final String NAME = "metadata.name";

    private BasicStep() {}

    static Step step() {
        return new Step(
                "Basic information",
                List.of(
                        Question.text(
                                NAME,
                                "name",
                                "Name of the cluster; every other name derives from it",
                                text -> new DnsLabel(text).toString(),
                                cluster -> cluster.name()),
                        Question.text(
                                "metadata.description",
                                "description",
                                "One-line description",
                                Checks::line,
                                cluster -> cluster.metadata().description()),
                        Question.text(
                                "metadata.owner",
                                "owner",
                                "Team or person responsible",
                                Checks::line,
                                cluster -> cluster.metadata().owner())));
    }
}

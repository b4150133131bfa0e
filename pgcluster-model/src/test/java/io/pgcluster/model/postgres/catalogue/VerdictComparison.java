package io.pgcluster.model.postgres.catalogue;

import io.pgcluster.model.postgres.Parameter;
import io.pgcluster.model.postgres.ValueCheck;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts values of every kind to our check and to the server. */
final class VerdictComparison {
    private final ServerDialogue server;
    private final Set<String> kinds = new HashSet<>();

    VerdictComparison(ServerDialogue server) {
        this.server = server;
    }

    /**
     * The values of a parameter on which the two differ, each with both verdicts. The first parameter of each type and
     * unit is tried with every form of value; the rest are read by the same code, so that limits and words suffice.
     */
    List<String> differences(Parameter parameter) throws SQLException, IOException {
        boolean first = kinds.add(parameter.domain().type() + parameter.unit());
        List<String> differences = new ArrayList<>();
        for (String value : first ? SampleValues.forms(parameter.domain()) : SampleValues.limits(parameter.domain())) {
            ValueCheck ours = parameter.check(value);
            Optional<String> refusal = server.refusal(parameter.name(), value);
            if (ours.isAccepted() == refusal.isPresent() && !Leniency.covers(parameter, refusal)) {
                differences.add(parameter.name() + " = '" + value + "': ours " + ours + ", server "
                        + refusal.orElse("takes it"));
            }
        }
        return differences;
    }
}

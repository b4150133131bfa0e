package io.pgcluster.render.plan.report;

import io.pgcluster.render.plan.Plan;
import java.util.List;

/** Server parameters. */
final class ServerTables {
    private ServerTables() {}

    static ReportSection parameters(Plan plan) {
        return new ReportSection(
                "parameters",
                "Server parameters",
                List.of("parameter", "value", "from"),
                plan.server().parameters().stream()
                        .map(parameter -> List.of(
                                parameter.name(),
                                parameter.value(),
                                parameter.origin().toString()))
                        .toList());
    }
}

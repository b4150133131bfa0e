package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.console.Style;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.ClusterState;
import io.pgcluster.operate.cluster.ClusterStatus;
import io.pgcluster.operate.cluster.ClusterView;
import io.pgcluster.operate.cluster.MemberView;
import io.pgcluster.operate.cluster.PartStatus;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.cluster.StatusReader;
import io.pgcluster.render.plan.Plan;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: shows how a cluster is, and what is not as it should be. */
@Command(
        name = "status",
        header = "Show how a running cluster is.",
        description = {
            "Members with role, timeline and lag, consensus, proxy, poolers, and the certificate that ends first; then",
            "everything that is not as the plan wants it. Exit code 5 if there is anything."
        })
final class StatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Mixin
    private EngineChoice engine = new EngineChoice();

    @Mixin
    private OutputFormat output = new OutputFormat();

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Plan plan = arguments.plan(console);
        if (engine.isEmbedded(arguments, plan)) {
            return Operation.run(
                    () -> new EmbeddedStatusReport(console).show(arguments.embedded(plan), output.isJson()));
        }
        RunningCluster cluster = arguments.cluster(plan);
        BundleDirectory bundle = arguments.bundle(plan);
        ClusterStatus status = Operation.run(() -> {
            try (Progress progress = Progress.start(console, "Looking at " + plan.name())) {
                progress.detail("asking every part");
                return new StatusReader(cluster, bundle, InstantSource.system()).read();
            }
        });
        if (output.isJson()) {
            console.printJson(json(plan, status));
        } else {
            show(plan, status);
        }
        return (status.isHealthy() ? ExitCode.OK : ExitCode.DEGRADED).number();
    }

    private void show(Plan plan, ClusterStatus status) {
        status.view().ifPresent(this::showMembers);
        Table parts = new Table("part", "state");
        status.parts().forEach(part -> parts.row(part.service(), part.detail()));
        status.certificate()
                .ifPresent(
                        first -> parts.row("certificates", "the first, " + first.name() + ", ends on " + first.day()));
        parts.print(console);
        console.print("");
        if (status.isHealthy()) {
            console.print(plan.name() + " is " + console.styled(Style.GOOD, "healthy"));
        } else {
            console.print(plan.name() + " is " + console.styled(Style.ERROR, word(status.state())) + ":");
            status.findings().forEach(finding -> console.print("  " + finding));
        }
    }

    private static String word(ClusterState state) {
        return state instanceof ClusterState.Running ? "degraded" : state.id();
    }

    private void showMembers(ClusterView view) {
        Table members = new Table("member", "role", "state", "timeline", "lag", "restart");
        for (MemberView member : view.members()) {
            members.row(
                    member.name(),
                    member.role(),
                    member.state(),
                    member.timeline().map(String::valueOf).orElse("?"),
                    member.role() == MemberView.Role.PRIMARY
                            ? ""
                            : member.lagBytes().map(lag -> lag + " B").orElse("?"),
                    member.pendingRestart() ? "pending" : "");
        }
        members.print(console);
        console.print("");
    }

    private static Map<String, Object> json(Plan plan, ClusterStatus status) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cluster", plan.name());
        fields.put("healthy", status.isHealthy());
        fields.put("state", status.state().id());
        fields.put("findings", status.findings());
        fields.put(
                "members",
                status.view().map(ClusterView::members).orElse(List.of()).stream()
                        .map(StatusCommand::json)
                        .toList());
        fields.put("maintenance", status.view().map(ClusterView::paused).orElse(false));
        fields.put("parts", status.parts().stream().map(StatusCommand::json).toList());
        status.certificate()
                .ifPresent(first -> fields.put(
                        "firstCertificateEnd",
                        Map.of("certificate", first.name(), "end", first.end().toString())));
        return fields;
    }

    private static Map<String, Object> json(MemberView member) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", member.name());
        fields.put("role", member.role().toString());
        fields.put("state", member.state());
        member.timeline().ifPresent(timeline -> fields.put("timeline", timeline));
        member.lagBytes().ifPresent(lag -> fields.put("lagBytes", lag));
        fields.put("pendingRestart", member.pendingRestart());
        return fields;
    }

    private static Map<String, Object> json(PartStatus part) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("service", part.service());
        fields.put("healthy", part.healthy());
        fields.put("detail", part.detail());
        return fields;
    }
}

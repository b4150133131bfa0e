package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Style;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.input.SpecLoader;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.render.plan.report.PlanReport;
import io.pgcluster.render.plan.report.ReportSection;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plan}: shows what a specification comes to before anything is deployed. */
@Command(
        name = "plan",
        header = "Show what a specification means for the cluster, before anything is deployed.",
        description = {
            "Members, addresses, timings, what each kind of failure will mean, the sums of connections and memory,",
            "server parameters and where each comes from, certificates, schedules with their next times, and notes."
        })
final class PlanCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private SpecArgument argument = new SpecArgument();

    @Option(
            names = "--section",
            paramLabel = "ID",
            split = ",",
            description = "Show these sections only, such as predictions,memory.")
    private List<String> wanted = new ArrayList<>();

    @Mixin
    private OutputFormat output = new OutputFormat();

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Cluster cluster = new SpecLoader(console).load(argument.name());
        List<ReportSection> sections =
                chosen(PlanReport.sections(TargetOption.plan(cluster), ZonedDateTime.now(ZoneOffset.UTC)));
        if (output.isJson()) {
            console.printJson(json(sections));
        } else {
            sections.forEach(this::show);
        }
        return ExitCode.OK.number();
    }

    private List<ReportSection> chosen(List<ReportSection> all) {
        List<String> ids = all.stream().map(ReportSection::id).toList();
        wanted.stream().filter(id -> !ids.contains(id)).findFirst().ifPresent(id -> {
            throw new ParameterException(
                    spec.commandLine(), "there is no section " + id + ", only " + String.join(", ", ids));
        });
        return all.stream()
                .filter(section -> wanted.isEmpty() || wanted.contains(section.id()))
                .toList();
    }

    private void show(ReportSection section) {
        if (section.rows().isEmpty()) {
            return;
        }
        console.print(console.styled(Style.GOOD, section.title()) + " "
                + console.styled(Style.FAINT, "(" + section.id() + ")"));
        Table table = new Table(section.columns());
        section.rows().forEach(table::row);
        table.print(console);
        console.print("");
    }

    private static Map<String, Object> json(List<ReportSection> sections) {
        return sections.stream()
                .collect(Collectors.toMap(
                        ReportSection::id, PlanCommand::rows, (one, other) -> one, LinkedHashMap::new));
    }

    private static List<Map<String, String>> rows(ReportSection section) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : section.rows()) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < cells.size(); column++) {
                row.put(section.columns().get(column), cells.get(column));
            }
            rows.add(row);
        }
        return rows;
    }
}

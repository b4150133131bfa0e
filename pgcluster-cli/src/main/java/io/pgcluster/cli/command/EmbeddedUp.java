package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.console.Text;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.value.AllowedClients;
import io.pgcluster.operate.engine.embedded.EmbeddedAccess;
import io.pgcluster.operate.engine.embedded.EmbeddedCluster;
import io.pgcluster.operate.engine.embedded.EmbeddedFiles;
import io.pgcluster.operate.engine.embedded.EmbeddedOptions;
import io.pgcluster.operate.engine.embedded.EmbeddedReport;
import io.pgcluster.operate.engine.embedded.EmbeddedStart;
import io.pgcluster.operate.engine.embedded.EmbeddedState;
import io.pgcluster.operate.engine.embedded.Installation;
import io.pgcluster.operate.engine.embedded.Interruption;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.text.ShellText;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code up --engine embedded}: starts a cluster without containers and says what it is, what it is not, and how to use it. */
final class EmbeddedUp {
    private final Console console;
    private final Plan plan;
    private final EmbeddedFiles files;
    private final String argument;

    EmbeddedUp(Console console, Plan plan, EmbeddedFiles files, String argument) {
        this.console = console;
        this.plan = plan;
        this.files = files;
        this.argument = argument;
    }

    /** Starts it; returns when everything runs, or, if {@code attach}, when it is stopped. */
    int run(boolean demo, boolean attach, boolean json) {
        requireThisHost();
        // Without an option Java's heap may grow to a quarter of the machine's memory, or of the container's it runs
        // in.
        EmbeddedOptions options = new EmbeddedOptions(demo, Runtime.getRuntime().maxMemory());
        try (Interruption interruption = Interruption.ofThisThread()) {
            return run(options, attach, json, interruption);
        }
    }

    /** Its servers listen on the loopback address alone, so that is where every client of theirs is. */
    private void requireThisHost() {
        AllowedClients clients = plan.clients();
        if (clients.isRestricted() && !clients.namesLoopback()) {
            throw CliException.of(
                    ExitCode.REFUSED,
                    "the embedded engine serves 127.0.0.1 alone, which spec.security.allowedClients does not let in",
                    "add 127.0.0.1/32 to the list and publish on 127.0.0.1, or use --engine docker");
        }
    }

    private int run(EmbeddedOptions options, boolean attach, boolean json, Interruption interruption) {
        EmbeddedReport report;
        try (Progress progress = Progress.start(console, "Bringing up " + plan.name())) {
            report = new EmbeddedStart(
                            plan, files, Installation.ofThisProcess(), options, interruption, progress::detail)
                    .run();
        } catch (FailedException | UncheckedIOException | CliException broken) {
            return interrupted(interruption, broken);
        }
        SecretsReport secrets = new SecretsReport(report.secrets());
        secrets.say(console);
        if (json) {
            console.printJson(json(report, secrets));
        } else {
            show(report, attach);
        }
        console.flush();
        if (attach) {
            new AttachedCluster(console, plan.name(), new EmbeddedCluster(files)).await(interruption);
        }
        return ExitCode.OK.number();
    }

    /** Said here, since the process ends as soon as the interruption is closed. */
    private int interrupted(Interruption interruption, RuntimeException broken) {
        if (!interruption.isRequested()) {
            throw broken;
        }
        console.error("interrupted; what up had started is stopped");
        console.hint("pgcluster up " + argument + " goes on from here; pgcluster down " + argument
                + " --volumes --yes removes what there is");
        return ExitCode.FAILED.number();
    }

    private void show(EmbeddedReport report, boolean attach) {
        EmbeddedState state = report.state();
        console.print(plan.name() + " is up after " + Text.duration(report.took()) + ": PostgreSQL " + state.major()
                + ", primary with " + Text.count(state.replicas().size(), "streaming replica")
                + ", as processes of this machine");
        console.print("left out: " + leftOut());
        report.changes().forEach(change -> console.print("not as planned: " + change));
        if (!report.pendingRestart().isEmpty()) {
            console.print("waits for the next down and up: " + String.join(", ", report.pendingRestart()));
        }
        console.print("");
        Table table = new Table("server", "purpose", "address");
        for (EmbeddedState.Member member : state.members()) {
            table.row(
                    member.name(),
                    member.equals(state.primary()) ? "read-write" : "read-only",
                    "127.0.0.1:" + member.port());
        }
        table.print(console);
        console.print("");
        console.print("live:     " + state.page());
        console.print("metrics:  " + state.metrics());
        console.print("sql:      pgcluster sql " + argument + " \"SELECT version()\"");
        EmbeddedAccess access = new EmbeddedAccess(files);
        console.print("psql:     psql "
                + ShellText.word(access.libpq(state.primary().port(), state.database(), state.user())));
        console.print("JDBC:     " + access.url(state.primary().port(), state.database()));
        console.print("user:     " + state.user());
        console.print("password: in " + files.password(state.user()));
        console.print("files:    " + files.root());
        console.print("logs:     members/*/server.log and *.log there");
        console.print(attach ? "stop:     Ctrl-C; the data is kept" : "stop:     pgcluster down " + argument);
    }

    /** What containers would bring and processes do not. */
    private String leftOut() {
        List<String> parts = new ArrayList<>(List.of("failover"));
        if (plan.cluster().spec().pooling().enabled()) {
            parts.add("pooler");
        }
        if (plan.cluster().spec().backup().enabled()) {
            parts.add("backups");
        }
        return String.join(", ", parts);
    }

    private Map<String, Object> json(EmbeddedReport report, SecretsReport secrets) {
        EmbeddedState state = report.state();
        EmbeddedAccess access = new EmbeddedAccess(files);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cluster", plan.name());
        fields.put("engine", "embedded");
        fields.put("wholeSeconds", report.took().toMillis() / 1000.0);
        fields.put("leftOut", leftOut());
        fields.put("changes", report.changes());
        fields.put("pendingRestart", report.pendingRestart());
        List<Map<String, Object>> servers = new ArrayList<>();
        for (EmbeddedState.Member member : state.members()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", member.name());
            one.put("primary", member.equals(state.primary()));
            one.put("port", member.port());
            one.put("jdbcUrl", access.url(member.port(), state.database()));
            servers.add(one);
        }
        fields.put("servers", servers);
        fields.put("live", state.page());
        fields.put("metrics", state.metrics());
        fields.put("secrets", secrets.json());
        fields.put("user", state.user());
        fields.put("passwordFile", files.password(state.user()).toString());
        fields.put("trust", files.trust().toString());
        return fields;
    }
}

package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.console.Text;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.spec.Target;
import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.ClientAccess;
import io.pgcluster.operate.cluster.Deployment;
import io.pgcluster.operate.cluster.EngineRecord;
import io.pgcluster.operate.cluster.RemovedMembers;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.cluster.UpReport;
import io.pgcluster.operate.engine.docker.ImageBuilder;
import io.pgcluster.operate.engine.embedded.Installation;
import io.pgcluster.operate.secret.Rotation;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.plan.Endpoint;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.text.ShellText;
import io.pgcluster.render.write.BundleWriter;
import io.pgcluster.render.write.WriteResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: from a specification to a running cluster, or from a running cluster to what the specification says now. */
@Command(
        name = "up",
        header = "Start a cluster, or make a running one what the specification says now.",
        description = {
            "Renders the bundle, makes secrets that are missing, builds images that are missing, starts containers,"
                    + " waits for",
            "the first write and for every member. On a running cluster what changed is applied without an outage:"
                    + " reloads,",
            "rolling restarts, members one after the other; a primary hands over first. Ends with how to connect.",
            "",
            "Where no container engine answers, or with --engine embedded: primary and streaming replicas as processes"
                    + " of",
            "this machine, with the exporter and a page of live charts."
        })
final class UpCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Option(names = "--force", description = "Replace files of the bundle although they were changed by hand.")
    private boolean force;

    @Option(
            names = "--prune",
            description =
                    "Remove the data of members that the specification has no more; else it is kept in their volumes.")
    private boolean prune;

    @Mixin
    private EngineChoice engine = new EngineChoice();

    @Option(names = "--demo", description = "Put a bounded load on it, for looking at (embedded engine).")
    private boolean demo;

    @Option(names = "--attach", description = "Stay; Ctrl-C stops the cluster (embedded engine).")
    private boolean attach;

    @Mixin
    private OutputFormat output = new OutputFormat();

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Plan plan = arguments.plan(console, true);
        Optional<String> reason = engine.reasonForEmbedded(arguments, plan);
        if (reason.isPresent()) {
            if (!reason.get().isEmpty()) {
                console.say("taking --engine embedded: " + reason.get());
            }
            EmbeddedUp up = new EmbeddedUp(console, plan, arguments.embedded(plan), arguments.argument());
            return Operation.run(() -> up.run(demo, attach, output.isJson()));
        }
        if (demo || attach) {
            throw CliException.of(
                    ExitCode.REFUSED, "--demo and --attach are for the embedded engine", "add --engine embedded");
        }
        BundleDirectory bundle = arguments.bundle(plan);
        return Operation.run(() -> up(plan, bundle));
    }

    private int up(Plan plan, BundleDirectory bundle) {
        RunningCluster cluster = engineOrFiles(plan, bundle);
        ClientAccess access = arguments.access(plan);
        UpReport report;
        SecretsReport secrets;
        try (Progress progress = Progress.start(console, "Bringing up " + plan.name())) {
            Deployment deployment = new Deployment(cluster, access, progress::detail);
            boolean checked = deployment.check(bundle);
            write(plan, bundle.root());
            secrets = new SecretsReport(SecretsCommand.keep(plan, bundle, Rotation.NONE));
            Path project = Installation.ofThisProcess().root();
            new ImageBuilder(cluster.project().docker(), bundle.images(), project, progress::detail)
                    .ensure(plan.images());
            if (!checked) {
                deployment.check(bundle);
            }
            new EngineRecord(bundle).keepDocker();
            report = deployment.up(bundle);
        }
        List<String> pruned = prune ? prune(cluster, report.left()) : List.of();
        secrets.say(console);
        if (output.isJson()) {
            console.printJson(json(plan, access, report, secrets));
        } else {
            show(plan, access, report, pruned);
        }
        return ExitCode.OK.number();
    }

    /** The cluster on this machine's engine; where there is none, the files are made all the same, and what to do with them is said. */
    private RunningCluster engineOrFiles(Plan plan, BundleDirectory bundle) {
        try {
            return arguments.cluster(plan);
        } catch (CliException noEngine) {
            write(plan, bundle.root());
            new SecretsReport(SecretsCommand.keep(plan, bundle, Rotation.NONE)).say(console);
            throw CliException.of(
                    noEngine.exitCode(),
                    noEngine.message() + "; the bundle is rendered to " + bundle.root()
                            + " and has its secrets, but nothing was started",
                    noEngine.hint().orElse("") + " Then run this again; or copy " + bundle.compose()
                            + " to a machine with Docker and run there: docker compose up --detach --wait",
                    noEngine);
        }
    }

    private void write(Plan plan, Path root) {
        WriteResult result;
        try {
            result = BundleWriter.write(ClusterRenderer.render(plan, Set.of(Target.COMPOSE)), root, force);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the bundle to " + root, e);
        }
        if (result instanceof WriteResult.Refused refused) {
            throw CliException.of(
                    ExitCode.REFUSED,
                    "files in " + root + " were changed by hand: " + String.join(", ", refused.edited())
                            + "; nothing was changed",
                    "put what you need into the specification, then use --force to replace them");
        }
    }

    private static List<String> prune(RunningCluster cluster, List<String> left) {
        List<String> volumes = left.stream()
                .flatMap(member -> RemovedMembers.volumes(cluster.project().name(), member).stream())
                .toList();
        cluster.project().docker().removeVolumes(volumes);
        return volumes;
    }

    private void show(Plan plan, ClientAccess access, UpReport report, List<String> pruned) {
        console.print(plan.name() + " is up: first write after " + Text.duration(report.firstWrite()) + ", all "
                + Text.count(plan.topology().members().size(), "member") + " after " + Text.duration(report.whole()));
        report.notes().forEach(note -> console.print("note: " + note));
        if (!report.restarted().isEmpty()) {
            console.print("restarted for settings: " + String.join(", ", report.restarted()));
        }
        if (!report.left().isEmpty()) {
            console.print("left: " + String.join(", ", report.left())
                    + (pruned.isEmpty()
                            ? "; their data is kept in volumes, --prune removes it"
                            : "; their data was removed"));
        }
        console.print("");
        Table table = new Table("purpose", "address");
        for (Endpoint endpoint : plan.topology().endpoints()) {
            table.row(endpoint.purpose(), endpoint.address() + ":" + endpoint.port());
        }
        table.print(console);
        console.print("");
        console.print("psql:     pgcluster psql " + arguments.argument());
        console.print("          psql " + ShellText.word(access.libpq(access.writable())));
        console.print("JDBC:     " + access.jdbcUrl(access.writable()));
        if (!plan.clients().admitsThisHost()) {
            console.print(
                    "          from an address of spec.security.allowedClients; this host has none, pgcluster psql goes"
                            + " through a container");
        }
        if (!plan.topology().poolers().isEmpty()) {
            console.print("direct:   pgcluster psql --direct " + arguments.argument()
                    + "   (migrations, LISTEN, session locks, pg_dump)");
        }
        console.print("user:     " + access.user());
        console.print("password: in " + access.passwordFile());
        console.print("trust:    " + access.trust());
        plan.topology().exporter().ifPresent(exporter -> console.print("metrics:  " + exporter.url()));
    }

    private static Map<String, Object> json(Plan plan, ClientAccess access, UpReport report, SecretsReport secrets) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cluster", plan.name());
        fields.put("firstWriteSeconds", seconds(report.firstWrite()));
        fields.put("wholeSeconds", seconds(report.whole()));
        fields.put("restarted", report.restarted());
        fields.put("left", report.left());
        fields.put("notes", report.notes());
        List<Map<String, Object>> endpoints = new ArrayList<>();
        for (Endpoint endpoint : plan.topology().endpoints()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("purpose", endpoint.purpose().toString());
            one.put("address", endpoint.address());
            one.put("port", endpoint.port());
            one.put("jdbcUrl", access.jdbcUrl(List.of(endpoint)));
            endpoints.add(one);
        }
        fields.put("endpoints", endpoints);
        fields.put("secrets", secrets.json());
        fields.put("connections", connections(plan, access));
        fields.put("user", access.user());
        fields.put("passwordFile", access.passwordFile().toString());
        fields.put("trust", access.trust().toString());
        plan.topology().exporter().ifPresent(exporter -> fields.put("metrics", exporter.url()));
        return fields;
    }

    /** What clients connect with: all addresses of a purpose in one text. */
    private static List<Map<String, Object>> connections(Plan plan, ClientAccess access) {
        List<Map<String, Object>> connections = new ArrayList<>();
        for (Endpoint.Purpose purpose : Endpoint.Purpose.values()) {
            List<Endpoint> endpoints = plan.topology().endpoints(purpose);
            if (!endpoints.isEmpty()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("purpose", purpose.toString());
                one.put("jdbcUrl", access.jdbcUrl(endpoints));
                one.put("libpq", access.libpq(endpoints));
                connections.add(one);
            }
        }
        return connections;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

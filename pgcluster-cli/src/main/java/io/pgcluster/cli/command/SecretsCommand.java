package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.cluster.ClusterSecrets;
import io.pgcluster.operate.secret.Rotation;
import io.pgcluster.operate.secret.SecretChange;
import io.pgcluster.operate.secret.SecretChange.Action;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secrets}: makes the certificates and passwords of a cluster, keeps what is good, replaces what is due. */
@Command(
        name = "secrets",
        header = "Create, keep and rotate the certificates and passwords of a cluster.",
        description = {
            "Creates missing files in the bundle's directory secrets, renews certificates that expire soon, keeps the rest.",
            "Passwords are never printed: each is in a file that only you can read. The next pgcluster up puts new secrets",
            "into use.",
            "",
            "Rotating the authorities takes two steps, so that no client is shown a certificate that it does not trust yet:",
            "--rotate ca, then up; later --rotate certificates, then up."
        })
final class SecretsCommand implements Callable<Integer> {
    enum Kind {
        passwords(Rotation.PASSWORDS),
        certificates(Rotation.CERTIFICATES),
        ca(Rotation.CA),
        all(Rotation.ALL);

        private final Rotation rotation;

        Kind(Rotation rotation) {
            this.rotation = rotation;
        }
    }

    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Option(
            names = "--rotate",
            paramLabel = "WHAT",
            arity = "0..1",
            fallbackValue = "all",
            description = "Replace these even if they are valid: ${COMPLETION-CANDIDATES}. Without WHAT: all.")
    @org.jspecify.annotations.Nullable
    private Kind rotate;

    @Mixin
    private OutputFormat output = new OutputFormat();

    SecretsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ClusterSecrets secrets = arguments.cluster(arguments.load(console)).secrets();
        Rotation rotation = rotate == null ? Rotation.NONE : rotate.rotation;
        List<SecretChange> changes = Operation.run(() -> secrets.keep(rotation));
        if (output.isJson()) {
            console.printJson(Map.of(
                    "directory",
                    secrets.directory().toString(),
                    "secrets",
                    changes.stream().map(SecretsReport::json).toList()));
        } else {
            show(secrets, changes);
        }
        return ExitCode.OK.number();
    }

    private void show(ClusterSecrets secrets, List<SecretChange> changes) {
        Table table = new Table("secret", "kind", "state", "detail");
        changes.forEach(change -> table.row(
                change.name(),
                SecretsReport.lower(change.kind()),
                SecretsReport.lower(change.action()),
                change.detail()));
        table.print(console);
        new SecretsReport(changes).warn(console);
        boolean changed = changes.stream().anyMatch(change -> change.action() != Action.KEPT);
        console.say(
                "secrets are in " + secrets.directory() + (changed ? "; pgcluster up puts the new ones into use" : ""));
    }
}

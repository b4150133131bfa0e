package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Style;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.engine.embedded.EmbeddedFiles;
import io.pgcluster.operate.engine.embedded.EmbeddedStatus;
import io.pgcluster.operate.engine.embedded.ServerView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code status} of a cluster without containers. */
final class EmbeddedStatusReport {
    private final Console console;

    EmbeddedStatusReport(Console console) {
        this.console = console;
    }

    /** Shows it, and returns the exit code that says how it is. */
    int show(EmbeddedFiles files, boolean json) {
        EmbeddedStatus status = EmbeddedStatus.read(files);
        if (json) {
            console.printJson(json(status));
        } else {
            print(status);
        }
        return (status.findings().isEmpty() ? ExitCode.OK : ExitCode.DEGRADED).number();
    }

    private void print(EmbeddedStatus status) {
        Table servers = new Table("server", "role", "address", "lag", "sessions");
        for (ServerView server : status.servers()) {
            servers.row(
                    server.name(),
                    server.role(),
                    "127.0.0.1:" + server.port(),
                    server.lagBytes().isPresent() ? server.lagBytes().getAsLong() + " B" : "",
                    server.role() == ServerView.Role.DOWN ? "" : server.connections());
        }
        servers.print(console);
        console.print("");
        console.print("engine:   embedded");
        console.print("exporter: " + (status.exporter() ? status.state().metrics() : "does not show every server"));
        console.print("live:     " + status.state().page());
        console.print("load:     " + (status.load() ? "running" : "none"));
        console.print("");
        String name = status.state().cluster();
        if (status.findings().isEmpty()) {
            console.print(name + " is " + console.styled(Style.GOOD, "healthy"));
        } else if (status.isDown()) {
            console.print(
                    name + " is " + console.styled(Style.ERROR, "down") + "; pgcluster up starts it, with its data");
        } else {
            console.print(name + " is " + console.styled(Style.ERROR, "degraded") + ":");
            status.findings().forEach(finding -> console.print("  " + finding));
        }
    }

    private static Map<String, Object> json(EmbeddedStatus status) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cluster", status.state().cluster());
        fields.put("engine", "embedded");
        fields.put("healthy", status.findings().isEmpty());
        fields.put("findings", status.findings());
        List<Map<String, Object>> servers = new ArrayList<>();
        for (ServerView server : status.servers()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", server.name());
            one.put("role", server.role().toString());
            one.put("port", server.port());
            server.lagBytes().ifPresent(lag -> one.put("lagBytes", lag));
            one.put("sessions", server.connections());
            servers.add(one);
        }
        fields.put("servers", servers);
        fields.put("exporter", status.exporter());
        fields.put("metrics", status.state().metrics());
        fields.put("live", status.state().page());
        fields.put("load", status.load());
        return fields;
    }
}

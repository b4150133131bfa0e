package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.console.Text;
import io.pgcluster.operate.operation.ClientGuide;
import io.pgcluster.operate.operation.UpReport;
import io.pgcluster.render.text.ShellText;
import java.util.Locale;

/** Says what {@code up} came to, and how to use the cluster. */
final class UpReportPrinter {
    private final Console console;
    private final String argument;
    private final boolean attached;

    /** Prints on {@code console}; {@code argument} is how the specification was named, {@code attached} whether the command stays. */
    UpReportPrinter(Console console, String argument, boolean attached) {
        this.attached = attached;
        this.console = console;
        this.argument = argument;
    }

    void print(String name, String engine, int members, UpReport report) {
        String first = report.firstWrite()
                .map(time -> "first write after " + Text.duration(time) + ", ")
                .orElse("");
        console.print(name + " is up on the engine " + engine + ": " + first + "all " + Text.count(members, "member")
                + " after " + Text.duration(report.complete()));
        printChanges(report);
        console.print("");
        printAddresses(report.clients());
        console.print("");
        printClients(report.clients());
        report.files().ifPresent(files -> {
            console.print("files:    " + files);
            console.print("logs:     members/*/server.log and *.log there");
        });
        console.print(attached ? "stop:     Ctrl-C; the data is kept" : "stop:     pgcluster down " + argument);
    }

    private void printChanges(UpReport report) {
        if (!report.omitted().isEmpty()) {
            console.print("not included: " + String.join(", ", report.omitted()));
        }
        report.notes().forEach(note -> console.print("note: " + note));
        if (!report.pendingRestart().isEmpty()) {
            console.print("takes effect after the next down and up: " + String.join(", ", report.pendingRestart()));
        }
        if (!report.restarted().isEmpty()) {
            console.print("restarted for settings: " + String.join(", ", report.restarted()));
        }
        if (!report.left().isEmpty()) {
            console.print("removed members: " + String.join(", ", report.left())
                    + (report.pruned().isEmpty()
                            ? "; their data is kept in volumes; --prune removes it"
                            : "; their data was removed"));
        }
    }

    private void printAddresses(ClientGuide clients) {
        boolean members = clients.addresses().stream()
                .anyMatch(address -> address.member().isPresent());
        Table table = members ? new Table("member", "purpose", "address") : new Table("purpose", "address");
        for (ClientGuide.Address address : clients.addresses()) {
            String place = address.address() + ":" + address.port();
            if (members) {
                table.row(address.member().orElse(""), address.purpose(), place);
            } else {
                table.row(address.purpose(), place);
            }
        }
        table.print(console);
    }

    private void printCompanion(ClientGuide.CompanionPage page) {
        String login = page.user()
                .map(user -> "   (" + user
                        + page.passwordFile()
                                .map(file -> ", first password in " + file)
                                .orElse("") + ")")
                .orElse("");
        console.print(String.format(Locale.ROOT, "%-13s %s%s", page.title() + ":", page.url(), login));
    }

    private void printClients(ClientGuide clients) {
        ClientGuide.ConnectionText writable = clients.connections().get(0);
        clients.page().ifPresent(page -> console.print("live:     " + page));
        clients.metrics().ifPresent(metrics -> console.print("metrics:  " + metrics));
        console.print("sql:      pgcluster sql " + argument + " \"SELECT version()\"");
        console.print("psql:     pgcluster psql " + argument);
        console.print("          psql " + ShellText.word(writable.libpq()));
        console.print("JDBC:     " + writable.jdbcUrl());
        if (!clients.admitsThisHost()) {
            console.print(
                    "          from an address of spec.security.allowedClients; this host has none, pgcluster psql goes"
                            + " through a container");
        }
        if (clients.hasDirect()) {
            console.print("direct:   pgcluster psql --direct " + argument
                    + "   (migrations, LISTEN, session locks, pg_dump)");
        }
        console.print("user:     " + clients.user());
        console.print("password: in " + clients.passwordFile());
        console.print("trust:    " + clients.trust());
        clients.companions().forEach(this::printCompanion);
    }
}

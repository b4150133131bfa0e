package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Table;
import io.pgcluster.operate.cluster.MemberStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Members as a table; columns of which nothing is known on this engine are left out. */
final class MemberTable {
    private final List<MemberStatus> members;

    MemberTable(List<MemberStatus> members) {
        this.members = List.copyOf(members);
    }

    void print(Console console) {
        boolean timelines =
                members.stream().anyMatch(member -> member.timeline().isPresent());
        boolean addresses = members.stream().anyMatch(member -> member.address().isPresent());
        List<String> header = new ArrayList<>(List.of("member", "role", "state"));
        header.addAll(timelines ? List.of("timeline", "lag", "restart") : List.of("lag"));
        header.addAll(addresses ? List.of("address", "sessions") : List.of());
        Table table = new Table(header.toArray(String[]::new));
        for (MemberStatus member : members) {
            List<Object> row = new ArrayList<>(List.of(member.name(), member.role(), member.state()));
            if (timelines) {
                row.add(text(member.timeline(), "?", ""));
            }
            row.add(member.primary() ? "" : text(member.lagBytes(), "?", " B"));
            if (timelines) {
                row.add(member.pendingRestart() ? "pending" : "");
            }
            if (addresses) {
                row.add(member.address().orElse(""));
                row.add(text(member.sessions(), "", ""));
            }
            table.row(row.toArray());
        }
        table.print(console);
    }

    private static String text(Optional<Long> number, String unknown, String unit) {
        return number.map(value -> value + unit).orElse(unknown);
    }
}

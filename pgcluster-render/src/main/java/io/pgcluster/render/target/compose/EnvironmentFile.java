package io.pgcluster.render.target.compose;

import io.pgcluster.render.config.Generated;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.text.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The facts about a cluster that scripts of its bundle source: variables of the shell, the first of which is its name. */
final class EnvironmentFile {
    private final List<String> lines = new ArrayList<>();

    EnvironmentFile(Plan plan) {
        Generated.comment(plan).forEach(line -> lines.add("# " + line));
        assign("PROJECT", plan.name());
    }

    EnvironmentFile members(Plan plan) {
        return assign(
                "MEMBERS", plan.topology().members().stream().map(Member::name).collect(Collectors.joining(" ")));
    }

    EnvironmentFile assign(String name, String value) {
        lines.add(assignment(name, value));
        return this;
    }

    /** For the programs that the scripts run. */
    EnvironmentFile export(String name, String value) {
        lines.add("export " + assignment(name, value));
        return this;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    private static String assignment(String name, String value) {
        return name + "=" + ShellText.word(value);
    }
}

package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Pooler;
import io.pgcluster.render.text.MarkdownText;
import java.util.List;
import java.util.stream.Collectors;

/** Moving the primary by hand. */
final class ReadmeSwitchover {
    private ReadmeSwitchover() {}

    static void write(MarkdownText page, Plan plan) {
        if (plan.topology().members().size() == 1) {
            return;
        }
        page.heading(2, "Switchover");
        page.paragraph(
                "`pgcluster switchover` does this with time limits, and resumes the clients if it fails. By hand, with the"
                        + " names of the primary and of a synchronous replica from `patronictl list`:");
        String member = plan.topology().members().get(0).name();
        List<Pooler> poolers = plan.topology().poolers();
        page.codeBlock(
                "sh",
                String.join(
                        "\n",
                        "# 1. checkpoint now, so that the one at shutdown is short; PRIMARY is the primary's name",
                        "docker compose exec PRIMARY psql --command=CHECKPOINT",
                        pausing(poolers),
                        "docker compose exec " + member + " patronictl switchover " + plan.name()
                                + " --leader PRIMARY --candidate CANDIDATE --force",
                        resuming(poolers)));
        if (!poolers.isEmpty()) {
            page.bullets(List.of(
                    "Clients of the direct ports are disconnected when the old primary stops, and have to connect again.",
                    "PAUSE waits for open transactions, and new ones wait meanwhile. If it does not return within two seconds, run"
                            + " the RESUME commands from a second terminal first, then interrupt it, and try again when the long"
                            + " transaction has ended.",
                    "Always end with RESUME, even after an error: a pooler stays paused after the console session that paused it"
                            + " has ended.",
                    "Wait until `patronictl list` shows a synchronous replica again before the next switchover."));
        }
    }

    private static String pausing(List<Pooler> poolers) {
        return commands(poolers, "PAUSE", "# 2. clients wait instead of failing");
    }

    private static String resuming(List<Pooler> poolers) {
        return commands(poolers, "RESUME", "# 4. clients continue");
    }

    private static String commands(List<Pooler> poolers, String command, String comment) {
        String lines = poolers.stream()
                .map(pooler -> ReadmeOperate.console(pooler.name(), command))
                .collect(Collectors.joining("\n"));
        return comment + (lines.isEmpty() ? "" : "\n" + lines) + (command.equals("PAUSE") ? "\n# 3. switch over" : "");
    }
}

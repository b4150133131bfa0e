package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.Pooler;
import io.pgcluster.render.text.MarkdownText;
import io.pgcluster.render.text.ShellText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everyday commands. */
final class ReadmeOperate {
    private ReadmeOperate() {}

    static void write(MarkdownText page, Plan plan) {
        String member = plan.topology().members().get(0).name();
        page.heading(2, "Operate");
        page.codeBlock("sh", commands(plan, member));
        page.paragraph(
                "Rotate: `pgcluster secrets --rotate certificates --directory .. SPECIFICATION` (or `passwords`), then"
                        + " `docker compose up --detach --wait` hands them out and tells the database nodes."
                        + pooled(plan, " The poolers read theirs with:"));
        if (!plan.topology().poolers().isEmpty()) {
            page.codeBlock("sh", reloadPoolers(plan));
        }
        page.paragraph("A proxy has no certificate of its own: it reads whom to trust, and its configuration. After"
                + " `--rotate ca`, or a change to `config/haproxy`, one proxy after the other:");
        page.codeBlock("sh", reloadProxies(plan));
        page.paragraph(
                "Sessions that are open stay with the process that they began in, for an hour at most or until the third reload;"
                        + " only then is a direct or read-only client disconnected. That process checks no server any more: if"
                        + " a primary hangs meanwhile, they hang with it."
                        + pooled(plan, " RECONNECT has poolers leave it as their transactions end, without an error."));
        page.paragraph(
                "A changed parameter that needs a restart is shown as pending by `patronictl list`. Restart replicas"
                        + " first, the primary last: after a switchover, or in place:");
        page.codeBlock("sh", "docker compose exec " + member + " patronictl restart " + plan.name() + " MEMBER");
    }

    private static String commands(Plan plan, String member) {
        String database = plan.cluster().spec().postgres().database().text();
        String connect = "docker compose exec " + member;
        String etcd = plan.topology().consensus().get(0).name();
        return String.join(
                "\n",
                "# members, roles, lag, pending restarts",
                connect + " patronictl list",
                "# containers and their health",
                "docker compose ps",
                "# as superuser, on the member that the command names",
                connect + " psql " + ShellText.word("--dbname=" + database),
                "# the consensus store",
                "docker compose exec " + etcd + " etcdctl --endpoints=https://127.0.0.1:"
                        + ComposePorts.CONSENSUS_CLIENT
                        + " --cacert="
                        + ComposeNames.tls(Authority.CONTROL.certificateFile()) + " --cert="
                        + ComposeNames.tls("server.crt")
                        + " --key="
                        + ComposeNames.tls("server.key") + " endpoint status --cluster --write-out=table",
                "# logs",
                "docker compose logs --since 10m "
                        + plan.topology().members().stream().map(Member::name).collect(Collectors.joining(" ")),
                "# stop, and keep the data (--volumes would delete it)",
                "docker compose down");
    }

    private static String pooled(Plan plan, String text) {
        return plan.topology().poolers().isEmpty() ? "" : text;
    }

    private static String reloadPoolers(Plan plan) {
        List<Pooler> poolers = plan.topology().poolers();
        String rules = poolers.stream()
                .map(pooler -> "docker compose exec " + pooler.name() + " " + ComposeNames.POOLER_DIRECTORY + "/"
                        + ComposeNames.START + " --rules")
                .collect(Collectors.joining("\n"));
        return "# after a changed list of clients\n" + rules + "\n# always\ndocker compose kill --signal HUP "
                + poolers.stream().map(Pooler::name).collect(Collectors.joining(" "));
    }

    private static String reloadProxies(Plan plan) {
        Stream<String> signals = plan.topology().proxies().stream()
                .map(proxy -> "docker compose kill --signal USR2 " + proxy.name() + " && sleep 5");
        Stream<String> reconnects =
                plan.topology().poolers().stream().map(pooler -> console(pooler.name(), "RECONNECT"));
        return Stream.concat(signals, reconnects).collect(Collectors.joining("\n"));
    }

    /** A command on a pooler's console. */
    static String console(String pooler, String command) {
        return "docker compose exec -T " + pooler + " psql --host=" + ComposeNames.POOLER_SOCKET_DIRECTORY + " --port="
                + Ports.POOLER + " --username=pgbouncer --dbname=pgbouncer --command='" + command + "'";
    }
}

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
                "To rotate secrets, run `pgcluster secrets --rotate certificates --directory .. SPECIFICATION` (or"
                        + " `passwords`), then `docker compose up --detach --wait`, which distributes them and reloads the"
                        + " database nodes."
                        + pooled(plan, " Reload the poolers with:"));
        if (!plan.topology().poolers().isEmpty()) {
            page.codeBlock("sh", reloadPoolers(plan));
        }
        page.paragraph(
                "The proxies have no certificates, but read the certificate authority and their configuration. After"
                        + " `--rotate ca`, or a change to `config/haproxy`, reload one proxy after the other:");
        page.codeBlock("sh", reloadProxies(plan));
        page.paragraph(
                "Open sessions stay in the old HAProxy process for an hour at most, or until the third reload; only then are"
                        + " direct and read-only clients disconnected. The old process no longer checks the servers: if the"
                        + " primary hangs, its sessions hang too."
                        + pooled(
                                plan,
                                " RECONNECT moves the poolers to the new process as their transactions end, without"
                                        + " an error."));
        page.paragraph(
                "`patronictl list` marks members with a changed parameter as pending a restart. Restart the replicas"
                        + " first and the primary last, after a switchover or in place:");
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
                "# superuser session on this member",
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
                "# stop and keep the data (--volumes would delete it)",
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
        return "# only after a change to the allowed clients\n" + rules
                + "\n# always\ndocker compose kill --signal HUP "
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

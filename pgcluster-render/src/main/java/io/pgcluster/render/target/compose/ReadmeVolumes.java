package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.StoreMember;
import io.pgcluster.render.text.MarkdownText;
import java.util.List;
import java.util.stream.Collectors;

/** Recovery when the job {@code certs} refuses to start the cluster because volumes do not belong together. */
final class ReadmeVolumes {
    private ReadmeVolumes() {}

    static void write(MarkdownText page, Plan plan) {
        List<StoreMember> store = plan.topology().consensus();
        page.heading(2, "Lost volumes");
        page.paragraph("Each data volume contains the file `" + ComposeNames.IDENTITY_FILE
                + "`, which names its cluster and the members of the consensus store. If volumes do not belong together,"
                + " the job `certs` fails and nothing starts (`docker compose logs certs`): a different number of"
                + " consensus members, or an empty one, would form a second store with its own primary. `pgcluster up`"
                + " gives more details. Restore the volume from a copy if you have one.");
        if (plan.topology().members().size() > 1) {
            page.paragraph(
                    "If the data of one replica is lost, nothing needs to be done: it is cloned from the primary.");
        }
        if (store.size() > 2) {
            page.paragraph(
                    "If one consensus member is lost, here " + store.get(1).name() + ", and a majority is left:");
            page.codeBlock("sh", replaceMember(plan, store.get(0), store.get(1)));
        }
        page.paragraph(
                "If the consensus store is lost, or its number of members is to change, recreate it from the database member"
                        + " that is furthest ahead, which `pgcluster up` names; here "
                        + plan.topology().members().get(0).name()
                        + ". The others are cloned from it, so data that only they have is lost.");
        page.codeBlock("sh", newStore(plan));
    }

    private static String replaceMember(Plan plan, StoreMember alive, StoreMember lost) {
        String etcdctl = "docker compose exec " + alive.name() + " etcdctl --endpoints=https://127.0.0.1:"
                + ComposePorts.CONSENSUS_CLIENT + " --cacert=" + ComposeNames.tls(Authority.CONTROL.certificateFile())
                + " --cert="
                + ComposeNames.tls("server.crt") + " --key=" + ComposeNames.tls("server.key") + " ";
        String others = plan.topology().consensus().stream()
                .map(StoreMember::name)
                .filter(name -> !name.equals(lost.name()))
                .collect(Collectors.joining(" "));
        String helper = plan.name() + "-" + lost.name() + "-join";
        return String.join(
                "\n",
                "docker compose up --detach --no-deps " + others,
                "# replace it by an empty member; ID is its id in the list",
                etcdctl + "member list",
                etcdctl + "member remove ID",
                etcdctl + "member add " + lost.name() + " --peer-urls=" + EtcdUrls.peer(lost),
                "docker compose run --detach --no-deps --use-aliases --name " + helper
                        + " --env ETCD_INITIAL_CLUSTER_STATE=existing " + lost.name(),
                "# when all are healthy, replace the temporary container by the regular one",
                etcdctl + "endpoint health --cluster",
                "docker stop " + helper + " && docker rm " + helper,
                "docker compose up --detach --wait");
    }

    private static String newStore(Plan plan) {
        String member = plan.topology().members().get(0).name();
        String store =
                plan.topology().consensus().stream().map(StoreMember::name).collect(Collectors.joining(" "));
        String others = plan.topology().members().stream()
                .skip(1)
                .map(Member::name)
                .map(name -> " " + plan.name() + "_" + ComposeNames.dataVolume(name))
                .collect(Collectors.joining());
        String stores = plan.topology().consensus().stream()
                .map(one -> " " + plan.name() + "_" + ComposeNames.dataVolume(one.name()))
                .collect(Collectors.joining());
        return String.join(
                "\n",
                "docker compose down",
                "docker volume rm --force" + others + stores,
                "docker compose run --rm --env PGCLUSTER_NEW_STORE=yes certs",
                "docker compose up --detach --no-deps " + store + " " + member,
                "# start the others only when it is the leader",
                "docker compose exec " + member + " patronictl list",
                "docker compose up --detach --wait");
    }
}

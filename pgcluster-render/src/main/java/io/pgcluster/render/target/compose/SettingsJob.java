package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.text.Tree;
import java.util.ArrayList;
import java.util.List;

/** Applies dynamic settings, roles and extensions to the running cluster on every start. */
final class SettingsJob {
    private SettingsJob() {}

    static Tree service(Plan plan) {
        Tree dependencies = new Tree();
        plan.topology().members().forEach(member -> dependencies.put(member.name(), ServiceDefaults.started()));
        return ServiceDefaults.job(plan, ContainerUsers.POSTGRES, "/tmp:size=1m,mode=1777")
                .put("networks", List.of(ComposeNames.FRONT_NETWORK))
                .put("entrypoint", List.of(ComposeNames.SCRIPT_DIRECTORY + "/apply-settings"))
                .put(
                        "command",
                        plan.topology().members().stream().map(Member::name).toList())
                .put("depends_on", dependencies)
                .put("volumes", volumes(plan));
    }

    private static List<Object> volumes(Plan plan) {
        List<Object> volumes = new ArrayList<>();
        volumes.add(ServiceDefaults.directory(Layout.PATRONI, ComposeNames.PATRONI_DIRECTORY));
        volumes.add(ServiceDefaults.directory(Layout.SCRIPTS, ComposeNames.SCRIPT_DIRECTORY));
        volumes.add(ComposeNames.tlsVolume(Names.SETTINGS_JOB) + ":" + ComposeNames.TLS_DIRECTORY + ":ro");
        plan.topology()
                .members()
                .forEach(member -> volumes.add(ComposeNames.socketVolume(member.name()) + ":"
                        + ComposeNames.SETTINGS_SOCKETS + "/" + member.name()));
        return volumes;
    }
}

package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Member;
import io.pgcluster.render.plan.Names;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.UserIds;
import io.pgcluster.render.text.Tree;
import java.util.ArrayList;
import java.util.List;

/** Applies dynamic settings, roles and extensions to the running cluster on every start. */
final class SettingsJob {
    private SettingsJob() {}

    static Tree service(Plan plan) {
        Tree dependencies = new Tree();
        plan.topology().members().forEach(member -> dependencies.put(member.name(), ServiceDefaults.started()));
        return ServiceDefaults.job(plan, UserIds.POSTGRES, "/tmp:size=1m,mode=1777")
                .put("networks", List.of(Names.FRONT_NETWORK))
                .put("entrypoint", List.of(Names.SCRIPT_DIRECTORY + "/apply-settings"))
                .put(
                        "command",
                        plan.topology().members().stream().map(Member::name).toList())
                .put("depends_on", dependencies)
                .put("volumes", volumes(plan));
    }

    private static List<Object> volumes(Plan plan) {
        List<Object> volumes = new ArrayList<>();
        volumes.add(ServiceDefaults.directory(Layout.PATRONI, Names.PATRONI_DIRECTORY));
        volumes.add(ServiceDefaults.directory(Layout.SCRIPTS, Names.SCRIPT_DIRECTORY));
        volumes.add(Names.tlsVolume(Names.SETTINGS_JOB) + ":" + Names.TLS_DIRECTORY + ":ro");
        plan.topology()
                .members()
                .forEach(member -> volumes.add(
                        Names.socketVolume(member.name()) + ":" + Names.SETTINGS_SOCKETS + "/" + member.name()));
        return volumes;
    }
}

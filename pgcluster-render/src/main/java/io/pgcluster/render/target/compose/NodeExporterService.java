package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.text.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * node_exporter on the host's files, read-only. It has a network of its own, so what it would say about networks is about its container:
 * those collectors are off, and panels about the machine's networks say that there is nothing to show.
 */
final class NodeExporterService {
    private static final String HOST = "/host";

    private static final List<String> NETWORK_COLLECTORS =
            List.of("arp", "conntrack", "netclass", "netdev", "netstat", "sockstat", "softnet", "udp_queues");

    private NodeExporterService() {}

    static Tree service(Plan plan, CompanionPlan companion) {
        List<String> command = new ArrayList<>(
                List.of(
                        "--path.rootfs=" + HOST,
                        "--path.procfs=" + HOST + "/proc",
                        "--path.sysfs=" + HOST + "/sys",
                        "--path.udev.data=" + HOST + "/run/udev/data",
                        "--collector.filesystem.mount-points-exclude=^/(dev|proc|sys|run|var/lib/(docker|containerd|containers)/.+)($$|/)"));
        NETWORK_COLLECTORS.forEach(collector -> command.add("--no-collector." + collector));
        return CompanionService.confined(plan, companion, ComposePorts.NODE_EXPORTER)
                .put("command", command)
                .put("networks", List.of(ComposeNames.MONITORING_NETWORK))
                .put(
                        "volumes",
                        List.of(new Tree()
                                .put("type", "bind")
                                .put("source", "/")
                                .put("target", HOST)
                                .put("read_only", true)))
                .put(
                        "healthcheck",
                        CompanionService.health("http://127.0.0.1:" + ComposePorts.NODE_EXPORTER + "/", "30s"));
    }
}

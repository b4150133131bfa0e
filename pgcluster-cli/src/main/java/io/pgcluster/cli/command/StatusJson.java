package io.pgcluster.cli.command;

import io.pgcluster.operate.cluster.ClusterStatus;
import io.pgcluster.operate.cluster.MemberStatus;
import io.pgcluster.operate.cluster.PartStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** The status of a cluster, for programs. */
final class StatusJson {
    private StatusJson() {}

    static Map<String, Object> of(String name, String engine, ClusterStatus status) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cluster", name);
        fields.put("engine", engine);
        fields.put("healthy", status.isHealthy());
        fields.put("state", status.state().toString());
        fields.put("findings", status.findings());
        fields.put("members", status.members().stream().map(StatusJson::member).toList());
        fields.put("maintenance", status.maintenance());
        fields.put("parts", status.parts().stream().map(StatusJson::part).toList());
        status.certificate()
                .ifPresent(first -> fields.put(
                        "firstCertificateEnd",
                        Map.of("certificate", first.name(), "end", first.end().toString())));
        status.page().ifPresent(page -> fields.put("live", page));
        return fields;
    }

    private static Map<String, Object> member(MemberStatus member) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", member.name());
        fields.put("role", member.role());
        fields.put("state", member.state());
        member.timeline().ifPresent(timeline -> fields.put("timeline", timeline));
        member.lagBytes().ifPresent(lag -> fields.put("lagBytes", lag));
        fields.put("pendingRestart", member.pendingRestart());
        member.address().ifPresent(address -> fields.put("address", address));
        member.sessions().ifPresent(sessions -> fields.put("sessions", sessions));
        return fields;
    }

    private static Map<String, Object> part(PartStatus part) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("service", part.name());
        fields.put("healthy", part.healthy());
        fields.put("detail", part.detail());
        return fields;
    }
}

package io.pgcluster.operate.engine.embedded;

import io.pgcluster.operate.evidence.DatabaseFacts;
import io.pgcluster.operate.evidence.Finding;
import io.pgcluster.operate.evidence.LastUp;
import io.pgcluster.operate.evidence.SecretFiles;
import io.pgcluster.operate.evidence.files.DirectoryEvidence;
import io.pgcluster.operate.evidence.files.DirectoryRules;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers what lasts of a cluster without containers: data, secrets and the last note. Changes nothing. */
final class EmbeddedEvidence {
    private final Plan plan;
    private final EmbeddedFiles files;
    private final EmbeddedCluster cluster;

    EmbeddedEvidence(Plan plan, EmbeddedFiles files, EmbeddedCluster cluster) {
        this.plan = plan;
        this.files = files;
        this.cluster = cluster;
    }

    /** Refuses a start that would lose data or lock clients out; returns what else is not as it was, a sentence each. */
    List<String> requireIntact() {
        Optional<Finding> finding = DirectoryRules.judge(read());
        finding.filter(Finding::refuses).ifPresent(one -> {
            throw new RefusedException(one.cause() + "; nothing was changed", one.remedy());
        });
        return finding.map(Finding::cause).stream().toList();
    }

    /** What the next start is to expect. */
    EmbeddedState.Noted note() {
        DirectoryEvidence now = read();
        DatabaseFacts primary = now.databases().get(now.members().get(0));
        return new EmbeddedState.Noted(
                primary == null ? "" : primary.system(),
                List.copyOf(now.databases().keySet()),
                now.secrets().passwords());
    }

    private DirectoryEvidence read() {
        SecretFiles secrets = EmbeddedSecrets.required(plan, files);
        return new DirectoryEvidence(
                files.members(),
                plan.topology().members().stream().map(Member::name).toList(),
                databases(),
                EmbeddedState.read(files).map(EmbeddedState::noted).map(EmbeddedEvidence::lastUp),
                secrets);
    }

    /** The primary's last: where servers run, a replica may not seem ahead of it because it went on in between. */
    private NavigableMap<String, DatabaseFacts> databases() {
        List<MemberServer> servers = new ArrayList<>(cluster.servers());
        Collections.reverse(servers);
        NavigableMap<String, DatabaseFacts> found = new TreeMap<>();
        servers.stream()
                .filter(server -> !server.name().endsWith(MemberServer.UNFINISHED))
                .forEach(server -> server.facts().ifPresent(facts -> found.put(server.name(), facts)));
        return found;
    }

    private static LastUp lastUp(EmbeddedState.Noted noted) {
        return new LastUp(
                Optional.of(noted.system()).filter(system -> !system.isEmpty()), noted.members(), noted.passwords());
    }
}

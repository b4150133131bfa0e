package io.pgcluster.render.target.compose;

import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.failure.FailureCase;
import io.pgcluster.render.plan.failure.FailureKind;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.plan.secret.PasswordPlan;
import io.pgcluster.render.platform.ImagePlan.Component;
import io.pgcluster.render.platform.Pooler;
import io.pgcluster.render.platform.Proxy;
import io.pgcluster.render.target.PackedFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scripts that inject faults into the primary, and the facts about this cluster that they need; none for a single server. */
final class DrillScripts {
    /** Script names, each with the failure whose prediction it is compared with. */
    static final SortedMap<String, FailureKind> DRILLS = new TreeMap<>(Map.of(
            "crash", FailureKind.PROCESS_CRASH,
            "cut", FailureKind.NETWORK_CUT,
            "hang", FailureKind.HANG,
            "kill", FailureKind.NODE_LOSS,
            "stop", FailureKind.CLEAN_STOP));

    private static final Duration MARGIN = Duration.ofSeconds(15);

    private DrillScripts() {}

    static Stream<Artifact> artifacts(Plan plan) {
        if (plan.topology().members().size() == 1) {
            return Stream.empty();
        }
        Stream<Artifact> scripts = DRILLS.keySet().stream().map(name -> script(name + ".sh"));
        Artifact facts = Artifact.text(Layout.DRILLS + "/cluster.env", facts(plan));
        return Stream.concat(scripts, Stream.of(script("common.sh"), script("writer.sh"), facts));
    }

    private static Artifact script(String name) {
        String path = Layout.DRILLS + "/" + name;
        return Artifact.script(path, PackedFile.read(ComposeTarget.class, path));
    }

    private static String facts(Plan plan) {
        Duration hold = hold(plan);
        EnvironmentFile facts = new EnvironmentFile(plan)
                .assign("IMAGE", plan.image(Component.POSTGRES).reference().toString())
                .members(plan)
                .assign("COUNT", Integer.toString(plan.topology().members().size()));
        client(facts, plan);
        facts.assign("HOLD_SECONDS", Long.toString(hold.toSeconds()))
                .assign("WRITE_SECONDS", Long.toString(hold.plus(MARGIN).toSeconds()));
        DRILLS.values().forEach(kind -> bounds(facts, plan.prediction(kind)));
        return facts.text();
    }

    private static void client(EnvironmentFile facts, Plan plan) {
        List<Pooler> poolers = plan.topology().poolers();
        boolean pooled = !poolers.isEmpty();
        Stream<String> hosts = pooled
                ? poolers.stream().map(Pooler::name)
                : plan.topology().proxies().stream().map(Proxy::name);
        String user = plan.cluster().spec().postgres().user().text();
        facts.export("PGHOST", hosts.collect(Collectors.joining(",")))
                .export("PGPORT", Integer.toString(pooled ? Ports.POOLER : ComposePorts.READ_WRITE_DIRECT))
                .export("PGUSER", user)
                .assign("PASSWORD_FILE", PasswordPlan.fileName(user) + ".password")
                .export(
                        "PGDATABASE",
                        plan.cluster().spec().postgres().database().text());
    }

    /** Longer than the lease and than every predicted outage, so that the end of each outage is seen while the fault lasts. */
    private static Duration hold(Plan plan) {
        return Stream.concat(
                        DRILLS.values().stream().flatMap(kind -> plan.prediction(kind).outage().stream()),
                        Stream.of(plan.timing().leaderLease()))
                .max(Duration::compareTo)
                .orElseThrow()
                .plus(MARGIN);
    }

    private static void bounds(EnvironmentFile facts, FailureCase prediction) {
        String id = prediction.kind().id().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        long seconds = prediction.outage().map(Duration::toSeconds).orElse(Long.MAX_VALUE);
        facts.assign("BOUND_" + id, Long.toString(seconds))
                .assign(
                        "LOSS_" + id,
                        prediction.loss().none() ? "0" : prediction.loss().text());
    }
}

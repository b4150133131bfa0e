package io.pgcluster.operate.cluster;

import io.pgcluster.operate.engine.Engine;
import io.pgcluster.operate.engine.Volumes;
import io.pgcluster.operate.evidence.Evidence;
import io.pgcluster.operate.evidence.LastUp;
import io.pgcluster.operate.evidence.Volume;
import io.pgcluster.operate.evidence.VolumeInspector;
import io.pgcluster.operate.secret.SecretDirectory;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.plan.secret.PasswordPlan;
import io.pgcluster.render.plan.secret.SecretsPlan;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.StoreMember;
import java.nio.file.Files;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what lasts of a cluster: its volumes, its secrets and the record of the last {@code up}. Changes nothing. */
final class EvidenceReader {
    private final Plan plan;
    private final Engine engine;
    private final BundleDirectory bundle;
    private final PartKinds kinds;

    EvidenceReader(RunningCluster cluster, BundleDirectory bundle) {
        this.plan = cluster.plan();
        this.engine = cluster.engine();
        this.bundle = bundle;
        this.kinds = new PartKinds(plan.topology());
    }

    /** The evidence; empty if there are volumes, but no image on this machine that could inspect them. */
    Optional<Evidence> read(boolean running) {
        return new VolumeInspector(engine.volumes())
                .inspect(names().keySet())
                .map(volumes -> evidence(volumes, running));
    }

    /** The same without looking into volumes: each is taken for one that holds data. */
    Evidence unseen(boolean running) {
        NavigableMap<String, Volume> volumes = new TreeMap<>();
        names().forEach((planned, name) ->
                volumes.put(planned, new Volume(name, Optional.empty(), true, Optional.empty())));
        return evidence(volumes, running);
    }

    private Evidence evidence(NavigableMap<String, Volume> volumes, boolean running) {
        Optional<LastUp> lastUp = AppliedState.read(bundle).map(AppliedState::lastUp);
        Evidence.Wanted wanted = wanted();
        return new Evidence(
                wanted,
                matching(this::isStore, volumes),
                matching(this::isDatabase, volumes),
                matching(this::isWal, volumes),
                lastUp,
                secrets(wanted, lastUp),
                running);
    }

    /** What the next {@code up} is to remember. */
    LastUp note(Optional<String> cluster) {
        Evidence.Wanted wanted = wanted();
        return new LastUp(cluster, wanted.members(), wanted.passwords());
    }

    private Evidence.Wanted wanted() {
        SecretsPlan secrets = plan.secrets();
        return new Evidence.Wanted(
                bundle.root().toString(),
                bundle.secrets().toString(),
                plan.name(),
                engine.advice(),
                plan.topology().consensus().stream().map(StoreMember::name).toList(),
                plan.topology().members().stream().map(Member::name).toList(),
                String.valueOf(plan.cluster().spec().postgres().version().major()),
                plan.replication().synchronousReplicas() > 0,
                plan.server().initDb().walDirectory().isPresent(),
                secrets.authorities().stream().map(Authority::certificateFile).toList(),
                secrets.passwords().stream().map(PasswordPlan::passwordFile).toList());
    }

    private Set<String> secrets(Evidence.Wanted wanted, Optional<LastUp> lastUp) {
        SecretDirectory directory = new SecretDirectory(bundle.secrets());
        return Stream.of(
                        wanted.authorities(),
                        wanted.passwords(),
                        lastUp.map(LastUp::secrets).orElse(List.of()))
                .flatMap(List::stream)
                .filter(file -> Files.isRegularFile(directory.path(file)))
                .collect(Collectors.toSet());
    }

    private SortedMap<String, String> names() {
        SortedMap<String, String> names = new TreeMap<>(engine.volumes().names());
        names.keySet().removeIf(name -> engine.volumes()
                .use(name)
                .filter(use -> isStore(use) || isDatabase(use) || isWal(use))
                .isEmpty());
        return names;
    }

    private boolean isStore(Volumes.Use use) {
        return !use.wal() && kinds.isStoreMember(use.part());
    }

    private boolean isDatabase(Volumes.Use use) {
        return !use.wal() && kinds.isMember(use.part());
    }

    private boolean isWal(Volumes.Use use) {
        return use.wal() && kinds.isMember(use.part());
    }

    private NavigableMap<String, Volume> matching(Predicate<Volumes.Use> kind, NavigableMap<String, Volume> volumes) {
        NavigableMap<String, Volume> found = new TreeMap<>();
        volumes.forEach((name, volume) ->
                engine.volumes().use(name).filter(kind).ifPresent(use -> found.put(use.part(), volume)));
        return found;
    }
}

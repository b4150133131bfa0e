package io.pgcluster.operate.cluster;

import io.pgcluster.operate.engine.docker.Docker;
import io.pgcluster.operate.evidence.Evidence;
import io.pgcluster.operate.evidence.LastUp;
import io.pgcluster.operate.evidence.Volume;
import io.pgcluster.operate.evidence.VolumeInspector;
import io.pgcluster.operate.secret.AuthorityRequest;
import io.pgcluster.operate.secret.PasswordRequest;
import io.pgcluster.operate.secret.PlannedSecrets;
import io.pgcluster.operate.secret.SecretDirectory;
import io.pgcluster.operate.secret.SecretsRequest;
import io.pgcluster.render.plan.EtcdMember;
import io.pgcluster.render.plan.ImagePlan.Component;
import io.pgcluster.render.plan.Member;
import io.pgcluster.render.plan.Plan;
import java.nio.file.Files;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what lasts of a cluster: its volumes, its secrets and the record of the last {@code up}. Changes nothing. */
final class EvidenceReader {
    private static final Pattern STORE = Pattern.compile("(etcd\\d+)-data");
    private static final Pattern DATABASE = Pattern.compile("(pg\\d+)-data");
    private static final Pattern WAL = Pattern.compile("(pg\\d+)-wal");

    /** Label of database images of every major version. */
    private static final String DATABASE_IMAGE = "pgcluster postgres";

    private final Plan plan;
    private final Docker docker;
    private final String project;
    private final BundleDirectory bundle;

    EvidenceReader(RunningCluster cluster, BundleDirectory bundle) {
        this.plan = cluster.plan();
        this.docker = cluster.project().docker();
        this.project = cluster.project().name();
        this.bundle = bundle;
    }

    /** The evidence; empty if there are volumes, but no image on this machine that could look into them. */
    Optional<Evidence> read(boolean running) {
        List<String> names = names();
        return names.isEmpty()
                ? Optional.of(evidence(new TreeMap<>(), running))
                : image().map(image -> evidence(new VolumeInspector(docker, image).inspect(names), running));
    }

    /** The same without looking into volumes: each is taken for one that holds data. */
    Evidence unseen(boolean running) {
        NavigableMap<String, Volume> volumes = new TreeMap<>();
        names().forEach(name -> volumes.put(name, new Volume(name, Optional.empty(), true, Optional.empty())));
        return evidence(volumes, running);
    }

    private Evidence evidence(NavigableMap<String, Volume> volumes, boolean running) {
        Optional<LastUp> lastUp = AppliedState.read(bundle).map(AppliedState::lastUp);
        Evidence.Wanted wanted = wanted();
        return new Evidence(
                wanted,
                matching(STORE, volumes),
                matching(DATABASE, volumes),
                matching(WAL, volumes),
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
        SecretsRequest secrets = PlannedSecrets.of(plan);
        return new Evidence.Wanted(
                bundle.root().toString(),
                project,
                plan.topology().consensus().stream().map(EtcdMember::name).toList(),
                plan.topology().members().stream().map(Member::name).toList(),
                String.valueOf(plan.cluster().spec().postgres().version().major()),
                plan.replication().synchronousReplicas() > 0,
                plan.server().initDb().walDirectory().isPresent(),
                secrets.authorities().stream()
                        .map(AuthorityRequest::name)
                        .map(name -> name + ".crt")
                        .toList(),
                secrets.passwords().stream().map(PasswordRequest::passwordFile).toList());
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

    private List<String> names() {
        return docker.volumes(project).stream()
                .filter(name -> Stream.of(STORE, DATABASE, WAL)
                        .anyMatch(kind -> kind.matcher(service(name)).matches()))
                .toList();
    }

    private String service(String volume) {
        return volume.substring(project.length() + 1);
    }

    private NavigableMap<String, Volume> matching(Pattern kind, NavigableMap<String, Volume> volumes) {
        NavigableMap<String, Volume> found = new TreeMap<>();
        volumes.forEach((name, volume) -> {
            Matcher matcher = kind.matcher(service(name));
            if (matcher.matches()) {
                found.put(matcher.group(1), volume);
            }
        });
        return found;
    }

    /** The image that the plan wants, which understands the data best; else any database image. */
    private Optional<String> image() {
        String wanted = plan.image(Component.POSTGRES).reference().toString();
        return docker.hasImage(wanted) ? Optional.of(wanted) : docker.imageTitled(DATABASE_IMAGE);
    }
}

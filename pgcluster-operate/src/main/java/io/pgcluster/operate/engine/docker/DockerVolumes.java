package io.pgcluster.operate.engine.docker;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.operate.engine.Volumes;
import io.pgcluster.render.platform.ImagePlan;
import io.pgcluster.render.target.compose.ComposeNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The volumes of a Compose project; looked into by a container that may only read, and that has no network. */
final class DockerVolumes implements Volumes {
    private static final Duration LIMIT = Duration.ofSeconds(25);
    private static final String DIRECTORY = "/volumes";

    /** Label of database images of every major version. */
    private static final String DATABASE_IMAGE = "pgcluster postgres";

    private static final List<String> READ_ONLY = List.of(
            "run",
            "--rm",
            "--interactive",
            "--network",
            "none",
            "--read-only",
            "--pull",
            "never",
            "--user",
            "0:0",
            "--cap-drop",
            "ALL",
            "--cap-add",
            "DAC_READ_SEARCH",
            "--entrypoint",
            "sh");

    private final Docker docker;
    private final ContainerNames names;
    private final String wantedImage;
    private final PostgresVersion version;

    DockerVolumes(Docker docker, ContainerNames names, ImagePlan image, PostgresVersion version) {
        this.docker = docker;
        this.names = names;
        this.version = version;
        this.wantedImage = image.reference().toString();
    }

    @Override
    public SortedMap<String, String> names() {
        SortedMap<String, String> volumes = new TreeMap<>();
        docker.volumes(names.project())
                .forEach(volume -> names.planned(volume).ifPresent(planned -> volumes.put(planned, volume)));
        return volumes;
    }

    @Override
    public Optional<Use> use(String volume) {
        return ComposeNames.dataVolumeOf(volume)
                .map(part -> new Use(part, false))
                .or(() -> ComposeNames.walVolumeOf(volume).map(part -> new Use(part, true)));
    }

    /** Where the containers of members have a volume with data or WAL. */
    String mount(String volume) {
        Use use = use(volume)
                .orElseThrow(() -> new IllegalArgumentException(volume + " holds neither data nor WAL of a member"));
        return use.wal() ? ComposeNames.WAL_VOLUME : ComposeNames.dataMount(version);
    }

    @Override
    public List<String> of(String part) {
        return List.of(
                ComposeNames.dataVolume(part),
                ComposeNames.walVolume(part),
                ComposeNames.socketVolume(part),
                ComposeNames.tlsVolume(part));
    }

    @Override
    public String identityFile() {
        return ComposeNames.dataMount(version) + "/" + ComposeNames.IDENTITY_FILE;
    }

    @Override
    public String name(String volume) {
        return names.volume(volume);
    }

    @Override
    public Optional<String> inspect(Collection<String> volumes, String script) {
        return image().map(image -> {
            List<String> arguments = new ArrayList<>(READ_ONLY);
            volumes.forEach(volume -> arguments.addAll(
                    List.of("--volume", names.volume(volume) + ":" + DIRECTORY + "/" + volume + ":ro")));
            arguments.addAll(List.of(image, "-s", "--", DIRECTORY));
            return docker.runWithInput(script, LIMIT, arguments).orThrow().out();
        });
    }

    @Override
    public void remove(Collection<String> volumes) {
        docker.removeVolumes(volumes.stream().map(names::volume).toList());
    }

    /** The image that the plan wants, which understands the data best; else any database image. */
    private Optional<String> image() {
        return docker.hasImage(wantedImage) ? Optional.of(wantedImage) : docker.imageTitled(DATABASE_IMAGE);
    }
}

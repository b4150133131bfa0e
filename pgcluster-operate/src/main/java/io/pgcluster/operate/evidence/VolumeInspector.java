package io.pgcluster.operate.evidence;

import io.pgcluster.operate.engine.docker.Docker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Looks into volumes with a container that may only read, and that has no network. */
public final class VolumeInspector {
    private static final Duration LIMIT = Duration.ofSeconds(25);
    private static final String DIRECTORY = "/volumes";

    private final Docker docker;
    private final String image;

    /** Looks with the database image {@code image}, which must be there. */
    public VolumeInspector(Docker docker, String image) {
        this.docker = docker;
        this.image = image;
    }

    /** What is in the volumes {@code names}, by name; they must exist, or the engine would make them. */
    public NavigableMap<String, Volume> inspect(Collection<String> names) {
        NavigableMap<String, Volume> volumes = new TreeMap<>();
        if (names.isEmpty()) {
            return volumes;
        }
        List<String> arguments = new ArrayList<>(List.of(
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
                "sh"));
        names.forEach(name -> arguments.addAll(List.of("--volume", name + ":" + DIRECTORY + "/" + name + ":ro")));
        arguments.addAll(List.of(image, "-s", "--", DIRECTORY));
        Map<String, VolumeContents> contents = VolumeContents.parse(
                docker.runWithInput(script(), LIMIT, arguments).orThrow().out());
        contents.forEach((name, one) -> volumes.put(name, one.volume(name)));
        return volumes;
    }

    static String script() {
        try (InputStream stream = VolumeInspector.class.getResourceAsStream("inspect-volumes")) {
            if (stream == null) {
                throw new IllegalStateException("this build lacks the resource inspect-volumes");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource inspect-volumes", e);
        }
    }
}

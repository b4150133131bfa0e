package io.pgcluster.operate.evidence;

import io.pgcluster.operate.engine.ScriptResource;
import io.pgcluster.operate.engine.Volumes;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Inspects volumes with a script that only reads. */
public final class VolumeInspector {
    private final Volumes volumes;

    /** Inspects {@code volumes}. */
    public VolumeInspector(Volumes volumes) {
        this.volumes = volumes;
    }

    /**
     * What is in the volumes {@code names}, by the plan's name; they must exist, or the engine would make them. Empty if there is nothing
     * on this machine to look with.
     */
    public Optional<NavigableMap<String, Volume>> inspect(Collection<String> names) {
        if (names.isEmpty()) {
            return Optional.of(new TreeMap<>());
        }
        return volumes.inspect(names, script()).map(output -> {
            NavigableMap<String, Volume> found = new TreeMap<>();
            VolumeContents.parse(output).forEach((name, one) -> found.put(name, one.volume(volumes.name(name))));
            return found;
        });
    }

    static String script() {
        return ScriptResource.read(VolumeInspector.class, "inspect-volumes");
    }
}

package io.pgcluster.operate.backup;

import io.pgcluster.operate.engine.Volumes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Volumes that are called as Compose calls them.
 *
 * @param project the cluster
 * @param existing those that exist, by the plan's names
 */
record FakeVolumes(String project, Set<String> existing) implements Volumes {
    @Override
    public SortedMap<String, String> names() {
        SortedMap<String, String> names = new TreeMap<>();
        existing.forEach(volume -> names.put(volume, name(volume)));
        return names;
    }

    @Override
    public Optional<Use> use(String volume) {
        String part = volume.replaceFirst("-.*", "");
        return switch (volume.substring(part.length())) {
            case "-data" -> Optional.of(new Use(part, false));
            case "-wal" -> Optional.of(new Use(part, true));
            default -> Optional.empty();
        };
    }

    @Override
    public List<String> of(String part) {
        return List.of(part + "-data", part + "-wal", part + "-tls");
    }

    @Override
    public String identityFile() {
        return "/pgcluster.identity";
    }

    @Override
    public String name(String volume) {
        return project + "_" + volume;
    }

    @Override
    public Optional<String> inspect(Collection<String> volumes, String script) {
        return Optional.empty();
    }

    @Override
    public void remove(Collection<String> volumes) {
        existing.removeAll(volumes);
    }
}

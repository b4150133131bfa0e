package io.pgcluster.render.bundle;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that was rendered: files by path, sorted. Immutable. */
public final class Bundle implements Iterable<Artifact> {
    private final Map<String, Artifact> byPath;
    private final Set<String> others;

    private Bundle(Map<String, Artifact> byPath, Set<String> others) {
        this.byPath = Collections.unmodifiableMap(byPath);
        this.others = Collections.unmodifiableSet(new TreeSet<>(others));
    }

    /**
     * Sorts the artifacts by path. Refuses a path that is there twice (also where only the case of letters differs, since some file
     * systems do not tell them apart) and a path that is both a file and a directory.
     */
    public static Bundle of(Collection<Artifact> artifacts) {
        Map<String, Artifact> byPath = new TreeMap<>();
        Map<String, String> byLowerCase = new TreeMap<>();
        for (Artifact artifact : artifacts) {
            byPath.put(artifact.path(), artifact);
            String same = byLowerCase.put(artifact.path().toLowerCase(Locale.ROOT), artifact.path());
            if (same != null) {
                throw new IllegalArgumentException(
                        "two artifacts have the same path: \"" + same + "\" and \"" + artifact.path() + "\"");
            }
        }
        byLowerCase.keySet().forEach(path -> refuseFileAsDirectory(path, byLowerCase));
        return new Bundle(byPath, Set.of());
    }

    /**
     * The same files as a part of what belongs to a directory: what lies at or below {@code others} there belongs to it too, and is neither
     * written nor removed with this bundle.
     */
    public Bundle leaving(Set<String> others) {
        return new Bundle(byPath, others);
    }

    /** Whether {@code path} belongs to what this bundle leaves alone. */
    public boolean leaves(String path) {
        return others.stream().anyMatch(other -> path.equals(other) || path.startsWith(other + "/"));
    }

    private static void refuseFileAsDirectory(String path, Map<String, String> byLowerCase) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (byLowerCase.containsKey(path.substring(0, slash))) {
                throw new IllegalArgumentException(
                        "\"" + path.substring(0, slash) + "\" is a file and the directory of \"" + path + "\"");
            }
        }
    }

    /** The artifacts in the order of their paths. */
    public List<Artifact> artifacts() {
        return List.copyOf(byPath.values());
    }

    /** The artifact of this path. */
    public Optional<Artifact> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    @Override
    public Iterator<Artifact> iterator() {
        return byPath.values().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bundle bundle && byPath.equals(bundle.byPath) && others.equals(bundle.others);
    }

    @Override
    public int hashCode() {
        return byPath.hashCode();
    }

    @Override
    public String toString() {
        return byPath.keySet().toString();
    }
}

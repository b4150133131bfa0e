package io.pgcluster.render.write;

import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a directory differs from a bundle.
 *
 * @param changes what writing would do, by path
 */
public record BundleDiff(List<Change> changes) {
    /** What writing would do to a file. */
    public enum Kind {
        /** It is not there. */
        ADD,
        /** It is as we wrote it, and its content is to change. */
        CHANGE,
        /** It is as we wrote it, and no longer belongs to the bundle. */
        REMOVE,
        /** It was changed by hand since it was written, or no run wrote it; writing refuses to replace it unless forced. */
        EDITED
    }

    /** A file that writing would touch. */
    public record Change(String path, Kind kind) {}

    /** Keeps an unmodifiable copy. */
    public BundleDiff {
        changes = List.copyOf(changes);
    }

    /**
     * Compares without writing.
     *
     * @throws IOException if a file or the manifest cannot be read
     */
    public static BundleDiff compare(Bundle bundle, Path directory) throws IOException {
        Manifest manifest = Manifest.read(directory);
        TreeMap<String, Kind> kinds = new TreeMap<>();
        for (Artifact artifact : bundle) {
            kindOf(artifact, directory, manifest).ifPresent(kind -> kinds.put(artifact.path(), kind));
        }
        for (String path : manifest.paths()) {
            Path file = directory.resolve(path);
            if (bundle.find(path).isEmpty() && !bundle.leaves(path) && isThere(file)) {
                kinds.put(path, isOurs(path, file, manifest) ? Kind.REMOVE : Kind.EDITED);
            }
        }
        return new BundleDiff(kinds.entrySet().stream()
                .map(entry -> new Change(entry.getKey(), entry.getValue()))
                .toList());
    }

    /** Whether the directory is what the bundle says. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Paths of one kind, sorted. */
    public List<String> paths(Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .map(Change::path)
                .collect(Collectors.toList());
    }

    private static Optional<Kind> kindOf(Artifact artifact, Path directory, Manifest manifest) throws IOException {
        Path file = directory.resolve(artifact.path());
        if (!isThere(file)) {
            return Optional.of(Kind.ADD);
        }
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), artifact.bytes())) {
            return Optional.empty();
        }
        return Optional.of(isOurs(artifact.path(), file, manifest) ? Kind.CHANGE : Kind.EDITED);
    }

    private static boolean isOurs(String path, Path file, Manifest manifest) throws IOException {
        return Files.isRegularFile(file) && manifest.isOurs(path, Files.readAllBytes(file));
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}

package io.pgcluster.render.write;

import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.write.BundleDiff.Kind;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes bundles: each file atomically, only where it differs, and never over what was changed by hand unless forced. */
public final class BundleWriter {
    private BundleWriter() {}

    /**
     * Makes the directory what the bundle says. Files that an earlier run wrote and that no longer belong to it are removed, unless
     * they were changed by hand; files that no run wrote are never touched, unless the bundle has one of that name and {@code force} is set.
     *
     * @param force replace files of the bundle although they were changed by hand
     * @throws IOException if a file cannot be read or written; a repeated run completes what was begun
     */
    public static WriteResult write(Bundle bundle, Path directory, boolean force) throws IOException {
        refuseOtherThanDirectory(directory);
        BundleDiff diff = BundleDiff.compare(bundle, directory);
        List<String> edited = new ArrayList<>(diff.paths(Kind.EDITED));
        List<String> kept =
                edited.stream().filter(path -> bundle.find(path).isEmpty()).toList();
        edited.removeAll(kept);
        if (!edited.isEmpty() && !force) {
            return new WriteResult.Refused(List.copyOf(edited));
        }
        Manifest.announce(bundle, directory);
        List<String> written = new ArrayList<>();
        for (Artifact artifact : bundle) {
            Path file = within(directory, artifact.path());
            if (diff.changes().stream().anyMatch(change -> change.path().equals(artifact.path()))) {
                AtomicFile.write(file, artifact.bytes(), artifact.mode().permissions());
                written.add(artifact.path());
            } else {
                AtomicFile.permit(file, artifact.mode().permissions());
            }
        }
        List<String> removed = diff.paths(Kind.REMOVE);
        for (String path : removed) {
            remove(directory, path);
        }
        Manifest.settle(directory);
        return new WriteResult.Written(List.copyOf(written), removed, kept);
    }

    private static void refuseOtherThanDirectory(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new IOException(
                    directory + " is a file, expected a directory or nothing: choose another output directory");
        }
        Files.createDirectories(directory);
    }

    /** Follows no link out of the directory: the bundle's paths stay within it only if its directories do. */
    private static Path within(Path directory, String path) throws IOException {
        Path root = directory.toRealPath();
        Path file = root.resolve(path);
        for (Path parent = file.getParent(); parent != null && !parent.equals(root); parent = parent.getParent()) {
            if (Files.exists(parent) && !parent.toRealPath().startsWith(root)) {
                throw new IOException(
                        parent + " leads out of " + root + ": remove the link, or choose another directory");
            }
        }
        return file;
    }

    private static void remove(Path directory, String path) throws IOException {
        Path file = within(directory, path);
        Files.delete(file);
        Path root = directory.toRealPath();
        for (Path parent = file.getParent(); parent != null && !parent.equals(root); parent = parent.getParent()) {
            try {
                Files.delete(parent);
            } catch (DirectoryNotEmptyException e) {
                return; // other files live there
            }
        }
    }
}

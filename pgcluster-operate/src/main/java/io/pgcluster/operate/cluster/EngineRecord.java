package io.pgcluster.operate.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Notes in a bundle's directory that its cluster runs on the Docker engine. An engine that does not answer says nothing about its
 * volumes, so without this note a cluster could be started a second time, empty, on another engine.
 */
public final class EngineRecord {
    private static final String TEXT = "docker\n";

    private final Path file;

    /** The note of {@code bundle}. */
    public EngineRecord(BundleDirectory bundle) {
        this.file = bundle.root().resolve(".pgcluster/engine");
    }

    /** Whether the cluster was started on Docker, and its data was not removed since. */
    public boolean isDocker() {
        return Files.exists(file);
    }

    /** Notes that containers of the cluster are about to be started. */
    public void keepDocker() {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Forgets it; called when the data is gone. */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }
}

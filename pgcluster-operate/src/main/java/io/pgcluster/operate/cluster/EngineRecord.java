package io.pgcluster.operate.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Notes in a cluster's directory which engine it was started on. An engine that does not answer says nothing about its volumes, so
 * without this note a cluster could be started a second time, empty, on another engine.
 */
public final class EngineRecord {
    private final Path file;

    /** The note in {@code directory}, the cluster's. */
    public EngineRecord(Path directory) {
        this.file = directory.resolve(".pgcluster/engine");
    }

    /** The engine that the cluster was started on, if its data was not removed since. */
    public Optional<String> engine() {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Notes that parts of the cluster are about to be started on {@code engine}. */
    public void keep(String engine) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, engine + "\n");
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

package io.pgcluster.cli.embedded;

import io.pgcluster.cli.cluster.ClusterException;
import io.pgcluster.embedded.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What runs in the directory of a cluster without containers, whoever started it: looked for, and stopped. */
public final class EmbeddedCluster {
    private static final String LOCK = ".lock";

    private final EmbeddedFiles files;

    /** The cluster in {@code files}. */
    public EmbeddedCluster(EmbeddedFiles files) {
        this.files = files;
    }

    /** Whether a cluster was ever made here. */
    public boolean exists() {
        return Files.isRegularFile(files.state());
    }

    /** Whether one of its processes runs. */
    public boolean isRunning() {
        Children children = new Children(files);
        return servers().stream().anyMatch(MemberServer::isRunning)
                || children.find(ExporterProcess.NAME).isPresent()
                || children.find(DemoLoad.NAME).isPresent();
    }

    /** What was decided when it was started. */
    public EmbeddedState state() {
        return EmbeddedState.read(files)
                .orElseThrow(() -> new ClusterException("there is no cluster in " + files.root()));
    }

    /** Stops all that runs: first who uses the servers, then replicas, the primary last. */
    public void stop(Consumer<String> step) {
        locked(() -> stopAll(step));
    }

    /** Stops all that runs, and removes its data; passwords and certificates stay, as they do with containers. */
    public void remove(Consumer<String> step) {
        locked(() -> {
            stopAll(step);
            step.accept("removing the data");
            try {
                FileTree.delete(files.members());
                FileTree.delete(files.programs());
                Files.deleteIfExists(files.exporterConfiguration());
                Files.deleteIfExists(files.log(ExporterProcess.NAME));
                Files.deleteIfExists(files.log(DemoLoad.NAME));
                Files.deleteIfExists(files.state());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + files.root(), e);
            }
        });
    }

    void stopAll(Consumer<String> step) {
        Children children = new Children(files);
        step.accept("stopping the load and the exporter");
        children.stop(DemoLoad.NAME);
        children.stop(ExporterProcess.NAME);
        List<MemberServer> servers = new ArrayList<>(servers());
        Collections.reverse(servers);
        for (MemberServer server : servers) {
            step.accept("stopping " + server.name());
            server.stop();
        }
    }

    /** Runs {@code work} while no other command works on this cluster. */
    void locked(Runnable work) {
        try {
            Files.createDirectories(files.root());
            try (FileChannel channel = FileChannel.open(
                            files.root().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                if (lock == null) {
                    throw new ClusterException("another pgcluster is working on " + files.root() + " right now");
                }
                work.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + files.root(), e);
        }
    }

    /**
     * The servers whose directories are there, the primary first; also those of a start that did not come to its end.
     */
    private List<MemberServer> servers() {
        Optional<EmbeddedState> state = EmbeddedState.read(files);
        if (!Files.isDirectory(files.members())) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(files.members())) {
            return directories
                    .filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .map(name -> new MemberServer(
                            files,
                            state.flatMap(EmbeddedState::programs).orElse(files.programs()),
                            new EmbeddedState.Member(name, 0)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + files.members(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}

package io.pgcluster.operate.engine.embedded;

import io.pgcluster.embedded.FileTree;
import io.pgcluster.embedded.ServerProcesses;
import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.failure.FailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What runs in the directory of a cluster without containers, by whatever command it was started: found, and stopped. */
public final class EmbeddedCluster {
    private static final String LOCK = ".lock";
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final EmbeddedFiles files;

    /** The cluster in {@code files}. */
    public EmbeddedCluster(EmbeddedFiles files) {
        this.files = files;
    }

    /** Whether a cluster was ever made here. */
    public boolean exists() {
        return Files.isRegularFile(files.state());
    }

    /** Whether there is data of a cluster here, also of one whose start was not completed. */
    public boolean hasData() {
        return exists() || Files.isDirectory(files.members());
    }

    /** Whether one of its processes runs. */
    public boolean isRunning() {
        Children children = new Children(files);
        return !ServerProcesses.servers(files.members()).isEmpty()
                || !ServerProcesses.tools(files.members()).isEmpty()
                || children.find(ExporterProcess.NAME).isPresent()
                || children.find(DemoLoad.NAME).isPresent();
    }

    /** What was decided when it was started. */
    public EmbeddedState state() {
        return EmbeddedState.read(files)
                .orElseThrow(() -> new FailedException("there is no cluster in " + files.root()));
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
        Leftovers leftovers = new Leftovers(files);
        leftovers.endTools();
        List<MemberServer> servers = new ArrayList<>(servers());
        Collections.reverse(servers);
        for (MemberServer server : servers) {
            step.accept("stopping " + server.name());
            server.stop();
        }
        leftovers.endServers();
    }

    /** Ends what a killed command has left half done, so that what is found is either there or not. */
    void settle() {
        Leftovers leftovers = new Leftovers(files);
        leftovers.endTools();
        boolean settled = Await.until(
                SETTLE,
                POLL_INTERVAL,
                () -> ServerProcesses.servers(files.members()).size()
                        == running().size());
        if (!settled) {
            leftovers.endServers();
        }
    }

    /** Refuses data of another major version. */
    void requireMajor(int major) {
        for (MemberServer server : servers()) {
            server.version()
                    .filter(found -> !found.equals(String.valueOf(major)))
                    .ifPresent(found -> {
                        throw StatePlan.otherMajor(files, found, major);
                    });
        }
    }

    /** Names of the servers that run. */
    Set<String> running() {
        return servers().stream()
                .filter(MemberServer::isRunning)
                .map(MemberServer::name)
                .collect(Collectors.toSet());
    }

    /** Stops the servers that are not among {@code kept}. */
    void stopOthers(Set<String> kept) {
        new Leftovers(files).endTools();
        servers().stream().filter(server -> !kept.contains(server.name())).forEach(MemberServer::stop);
    }

    /** Runs {@code work} while no other command works on this cluster. */
    void locked(Runnable work) {
        try {
            Files.createDirectories(files.root());
            try (FileChannel channel = FileChannel.open(
                            files.root().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                if (lock == null) {
                    throw new FailedException("another pgcluster is working on " + files.root() + " right now");
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
    List<MemberServer> servers() {
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
            throw new UncheckedIOException("cannot read " + files.members(), e);
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

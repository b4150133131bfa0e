package io.pgcluster.exporter.source.volume;

import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.process.Command;
import io.pgcluster.exporter.process.CommandException;
import io.pgcluster.exporter.source.Source;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Free and total space of volumes. Each is asked by a process of its own ({@code stat --file-system}): the call hangs for as long as a file
 * server is away, and a process can be left behind where a thread cannot, one for each volume at most. It also tells inodes, which Java does not.
 */
public final class VolumeSource implements Source {
    private static final int MAX_BYTES = 4096;
    private static final String[] LABELS = {"volume", "path"};
    private static final Descriptor UP = Descriptor.gauge("pg_volume_up", "Whether the volume could be read.", LABELS);
    private static final Descriptor SIZE = Descriptor.gauge("pg_volume_size_bytes", "Size of the file system.", LABELS);
    private static final Descriptor FREE =
            Descriptor.gauge("pg_volume_free_bytes", "Free space, with what is reserved for root.", LABELS);
    private static final Descriptor AVAILABLE =
            Descriptor.gauge("pg_volume_available_bytes", "Free space for everybody.", LABELS);
    private static final Descriptor INODES =
            Descriptor.gauge("pg_volume_inodes", "Inodes of the file system; some have no limit.", LABELS);
    private static final Descriptor INODES_FREE = Descriptor.gauge("pg_volume_inodes_free", "Free inodes.", LABELS);

    private final List<Volume> volumes;
    private final Map<String, String> labels;
    private final List<String> program;
    private final Duration limit;
    private final Map<Volume, ProcessHandle> stuck = new ConcurrentHashMap<>();

    /**
     * Reads nothing yet.
     *
     * @param labels that all samples get
     * @param limit for one volume
     */
    public VolumeSource(List<Volume> volumes, Map<String, String> labels, Duration limit) {
        this(volumes, labels, limit, List.of("stat"));
    }

    /** With another program in place of {@code stat}. */
    VolumeSource(List<Volume> volumes, Map<String, String> labels, Duration limit, List<String> program) {
        this.volumes = List.copyOf(volumes);
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        this.limit = limit;
        this.program = List.copyOf(program);
    }

    /** All it may show. */
    public static List<Descriptor> families() {
        return List.of(UP, SIZE, FREE, AVAILABLE, INODES, INODES_FREE);
    }

    @Override
    public String name() {
        return "volume";
    }

    @Override
    public Map<String, String> labels() {
        return labels;
    }

    @Override
    public Optional<Duration> timeToLive() {
        return Optional.of(Duration.ofSeconds(30));
    }

    @Override
    public void collect(Deadline deadline, MetricSink sink) throws SourceException, InterruptedException {
        List<String> failures = new ArrayList<>();
        for (Volume volume : volumes) {
            List<String> values = List.of(volume.name(), volume.path().toString());
            try {
                samples(FileSystem.parse(ask(volume, deadline.atMost(limit))), values, sink);
                sink.sample(UP, values, 1);
            } catch (CommandException e) {
                sink.sample(UP, values, 0);
                failures.add("volume " + volume.name() + " at " + volume.path() + ": " + Reason.of(e));
            }
        }
        if (!failures.isEmpty()) {
            throw new SourceException(String.join("; ", failures));
        }
    }

    private byte[] ask(Volume volume, Deadline deadline) throws CommandException, InterruptedException {
        ProcessHandle hanging = stuck.get(volume);
        if (hanging != null && hanging.isAlive()) {
            throw new CommandException("process " + hanging.pid() + " still waits for it");
        }
        stuck.remove(volume);
        try {
            return new Command(program, MAX_BYTES)
                    .with("-f", "-c", FileSystem.FORMAT, volume.path().toString())
                    .run(deadline);
        } catch (CommandException e) {
            e.left().ifPresent(process -> stuck.put(volume, process));
            throw e;
        }
    }

    private static void samples(FileSystem found, List<String> values, MetricSink sink) {
        sink.sample(SIZE, values, found.size());
        sink.sample(FREE, values, found.free());
        sink.sample(AVAILABLE, values, found.available());
        if (found.inodes() > 0) {
            sink.sample(INODES, values, found.inodes());
            sink.sample(INODES_FREE, values, found.inodesFree());
        }
    }
}

package io.pgcluster.operate.backup;

import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.engine.Volumes;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.program.Outcome;
import io.pgcluster.operate.program.PipeOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** An engine on which a cluster is being made; notes what is started into a list that it is given. */
final class EmptyEngine extends PartialEngine {
    final SortedMap<String, Part> parts = new TreeMap<>();
    final Set<String> volumes = new TreeSet<>();
    private final List<String> calls;
    private final Set<String> failing;

    EmptyEngine(List<String> calls, Set<String> failing) {
        this.calls = calls;
        this.failing = failing;
    }

    @Override
    public SortedMap<String, Part> parts() {
        return parts;
    }

    @Override
    public void replace(String part, Duration limit) {
        calls.add("new " + part);
        if (failing.contains("new " + part)) {
            throw new FailedException("new " + part + " was made to fail");
        }
        parts.put(
                part,
                part.equals("keys")
                        ? new Part(part, Part.State.ENDED, Part.Health.NONE, true, "Exited (0)")
                        : new Part(part, Part.State.RUNNING, Part.Health.HEALTHY, false, "Up"));
    }

    @Override
    public Optional<String> keysJob() {
        return Optional.of("keys");
    }

    @Override
    public Volumes volumes() {
        return new FakeVolumes("copy", volumes);
    }

    @Override
    public Outcome exec(String part, String input, Duration limit, Consumer<String> onLine, List<String> command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PipeOutcome pipe(
            String from, List<String> source, String to, List<String> sink, Duration limit, Consumer<String> onLine) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome once(
            String part, Map<String, String> instead, Duration limit, Consumer<String> onLine, List<String> command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> outdated() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void start(boolean replace, Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stopPart(String part, Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void startPart(String part, Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resetCoordination(Duration limit) {
        throw new UnsupportedOperationException();
    }
}

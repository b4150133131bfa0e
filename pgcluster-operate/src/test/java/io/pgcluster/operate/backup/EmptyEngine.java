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
        note("new " + part);
        parts.put(
                part,
                part.equals("keys")
                        ? new Part(part, Part.State.ENDED, Part.Health.NONE, true, "Exited (0)")
                        : new Part(part, Part.State.RUNNING, Part.Health.HEALTHY, false, "Up"));
    }

    private void note(String call) {
        calls.add(call);
        if (failing.contains(call)) {
            throw new FailedException(call + " was made to fail");
        }
    }

    @Override
    public Optional<String> keysJob() {
        return Optional.of("keys");
    }

    @Override
    public Volumes volumes() {
        return new FakeVolumes("copy", volumes);
    }

    /** Only a member that runs knows the cluster; it is primary, since none but it has data. */
    @Override
    public Outcome exec(String part, String input, Duration limit, Consumer<String> onLine, List<String> command) {
        boolean runs =
                Optional.ofNullable(parts.get(part)).filter(Part::isRunning).isPresent();
        return runs && command.get(0).equals("curl")
                ? new Outcome(
                        command,
                        0,
                        "{\"members\":[{\"name\":\"" + part
                                + "\",\"role\":\"leader\",\"state\":\"running\",\"timeline\":4}]}",
                        "")
                : new Outcome(command, 1, "", part + " is not running");
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
        note("stop " + part);
        parts.put(part, new Part(part, Part.State.ENDED, Part.Health.NONE, true, "Exited (0)"));
    }

    @Override
    public void startPart(String part, Duration limit) {
        note("start " + part);
        parts.put(part, new Part(part, Part.State.RUNNING, Part.Health.HEALTHY, false, "Up"));
    }

    @Override
    public void resetCoordination(Duration limit) {
        throw new UnsupportedOperationException();
    }
}

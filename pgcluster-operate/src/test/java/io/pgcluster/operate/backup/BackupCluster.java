package io.pgcluster.operate.backup;

import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.engine.Volumes;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.program.Outcome;
import io.pgcluster.operate.program.PipeOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An engine with a cluster of three members that behaves as Patroni and the backup program do, and notes what is done to it. */
final class BackupCluster extends PartialEngine {
    private static final String PREFLIGHT = """
            {"ok":true,"backup":"20261128-020000F","repository":1,"timeline":3,"sizeBytes":1000,
             "window":{"from":"2026-11-28T02:00:05Z","to":"2026-11-28T04:30:00Z"},"type":"time","target":"T"}
            """;

    /** What was done, in order. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    /** Calls that fail, by how they begin. */
    final Set<String> failing = new TreeSet<>();

    /** What the program answers, by how its arguments begin. */
    final Map<String, Outcome> answers = new TreeMap<>();

    private final SortedMap<String, Part> parts = new TreeMap<>();
    private String primary = "pg2";
    private final List<String> kept = new ArrayList<>(List.of("pgdata.before-1"));

    /** A call that is done, but whose answer is lost, as it is when this process is killed. */
    String lost = "";

    BackupCluster() {
        for (String part : List.of(
                "pg1",
                "pg2",
                "pg3",
                "backup",
                "etcd1",
                "etcd2",
                "etcd3",
                "haproxy1",
                "haproxy2",
                "pgbouncer1",
                "pgbouncer2",
                "exporter",
                "prometheus",
                "alertmanager",
                "node-exporter",
                "grafana",
                "pgadmin",
                "settings")) {
            parts.put(part, part(part, !part.equals("settings")));
        }
        answer("preflight", 0, PREFLIGHT, "");
        answer("list", 0, "{\"status\":\"ok\",\"backups\":[]}", "");
        answer("window", 0, "[]", "");
    }

    void answer(String command, int exit, String out, String err) {
        answers.put(command, new Outcome(List.of(command), exit, out, err));
    }

    void stop(String part) {
        parts.put(part, part(part, false));
    }

    private static Part part(String name, boolean running) {
        return running
                ? new Part(name, Part.State.RUNNING, Part.Health.HEALTHY, false, "Up 1 minute (healthy)")
                : new Part(name, Part.State.ENDED, Part.Health.NONE, true, "Exited (0) 1 minute ago");
    }

    private void note(String call) {
        calls.add(call);
        if (failing.stream().anyMatch(call::startsWith)) {
            throw new FailedException(call + " was made to fail");
        }
    }

    @Override
    public SortedMap<String, Part> parts() {
        return new TreeMap<>(parts);
    }

    @Override
    public Outcome exec(String part, String input, Duration limit, Consumer<String> onLine, List<String> command) {
        if (!isRunning(part)) {
            return new Outcome(command, 1, "", part + " is not running");
        }
        return switch (command.get(0)) {
            case "curl" -> new Outcome(command, 0, view(), "");
            case "df" -> new Outcome(command, 0, "     Avail\n 5000\n", "");
            default -> program(part, command);
        };
    }

    @Override
    public PipeOutcome pipe(
            String from, List<String> source, String to, List<String> sink, Duration limit, Consumer<String> onLine) {
        return new PipeOutcome(program(from, source), program(to, sink));
    }

    @Override
    public Outcome once(
            String part, Map<String, String> instead, Duration limit, Consumer<String> onLine, List<String> command) {
        if (!instead.isEmpty()) {
            return program(part + " on " + instead, command);
        }
        if (isRunning(part)) {
            throw new IllegalStateException(part + " runs");
        }
        return program(part, command);
    }

    private Outcome program(String part, List<String> command) {
        List<String> arguments = command.subList(1, command.size());
        String verb = arguments.get(0);
        boolean question = Set.of("preflight", "settle", "list", "window").contains(verb);
        if (!question) {
            boolean whole = Set.of("load-check", "extract", "load").contains(verb);
            note(part + " " + (whole ? String.join(" ", arguments) : verb)
                    + (verb.equals("run") ? " " + arguments.get(1) : "")
                    + (verb.equals("undo") ? " " + arguments.get(2) : ""));
        }
        Outcome answer = answers.get(verb);
        if (answer != null) {
            return answer;
        }
        String text = own(part, verb, arguments.get(arguments.size() - 1));
        if (lost.equals(part + " " + verb)) {
            throw new FailedException("the answer was lost");
        }
        return new Outcome(command, 0, text, "");
    }

    private String own(String part, String verb, String name) {
        switch (verb) {
            case "restore" -> {
                primary = part;
                kept.add("pgdata.before-" + (kept.size() + 1));
                return "{\"timeline\":4,\"lastTransaction\":\"2026-11-28T04:29:59Z\"}";
            }
            case "undo" -> {
                kept.remove(name);
                kept.add("pgdata.before-9");
                return "{\"timeline\":5}";
            }
            case "settle" -> {
                return "{\"kept\":["
                        + kept.stream().map(one -> "{\"name\":\"" + one + "\"}").collect(Collectors.joining(","))
                        + "]}";
            }
            default -> {
                return "{}";
            }
        }
    }

    private boolean isRunning(String part) {
        return Objects.requireNonNull(parts.get(part)).isRunning();
    }

    private String view() {
        List<String> members = new ArrayList<>();
        for (String name : List.of("pg1", "pg2", "pg3")) {
            if (isRunning(name)) {
                String role = name.equals(primary) ? "leader" : "sync_standby";
                String state = name.equals(primary) ? "running" : "streaming";
                members.add("{\"name\":\"" + name + "\",\"role\":\"" + role + "\",\"state\":\"" + state
                        + "\",\"timeline\":5}");
            }
        }
        return "{\"members\":[" + String.join(",", members) + "]}";
    }

    @Override
    public void stopPart(String part, Duration limit) {
        note("stop " + part);
        stop(part);
    }

    @Override
    public void startPart(String part, Duration limit) {
        note("start " + part);
        parts.put(part, part(part, true));
    }

    @Override
    public void resetCoordination(Duration limit) {
        note("reset");
    }

    @Override
    public void replace(String part, Duration limit) {
        note("replace " + part);
        if (!part.equals("settings")) {
            parts.put(part, part(part, true));
        }
    }

    @Override
    public Set<String> outdated() {
        return Set.of();
    }

    @Override
    public void start(boolean replace, Duration limit) {
        note("start all");
    }

    @Override
    public Optional<String> keysJob() {
        return Optional.empty();
    }

    @Override
    public Volumes volumes() {
        return new FakeVolumes("orders", new TreeSet<>());
    }
}

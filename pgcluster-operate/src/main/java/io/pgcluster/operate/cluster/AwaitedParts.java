package io.pgcluster.operate.cluster;

import io.pgcluster.operate.engine.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Says for which parts a start waits, and what each said last about why it does not come up. */
final class AwaitedParts {
    private static final int MAX_LENGTH = 200;

    private final PartKinds kinds;
    private final Function<String, String> log;

    /** {@code log} gives the last lines that a part wrote. */
    AwaitedParts(PartKinds kinds, Function<String, String> log) {
        this.kinds = kinds;
        this.log = log;
    }

    /** The parts of {@code containers} that are not up: consensus first, since the database waits for it, then the database. */
    List<String> describe(Collection<Part> containers) {
        List<String> parts = new ArrayList<>();
        containers.stream()
                .filter(AwaitedParts::isAwaited)
                .sorted(Comparator.comparingInt(this::order).thenComparing(Part::name))
                .forEach(one -> parts.add(one.name() + " is " + state(one)
                        + fatal(one.name()).map(line -> ": " + line).orElse("")));
        return parts;
    }

    /** Why a job ended that everything else waits for. */
    Optional<String> fatal(String service) {
        return log.apply(service)
                .lines()
                .filter(line -> !line.contains("the database system is"))
                .filter(line ->
                        line.contains("FATAL") || line.contains("PANIC") || line.contains("\"level\":\"fatal\""))
                .reduce((earlier, later) -> later)
                .map(String::strip)
                .map(line -> line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + " …");
    }

    private static boolean isAwaited(Part one) {
        boolean job = one.isRunning() && one.health() == Part.Health.NONE;
        return !one.succeeded() && !job && !one.isHealthy();
    }

    private static String state(Part one) {
        return switch (one.state()) {
            case RUNNING -> one.health() == Part.Health.UNHEALTHY ? "unhealthy" : "starting";
            case CREATED -> "waiting to be started";
            case PAUSED, RESTARTING, ENDED -> one.status().toLowerCase(Locale.ROOT);
        };
    }

    private int order(Part one) {
        if (one.state() == Part.State.CREATED) {
            return 3; // waits for the others itself
        }
        return kinds.isStoreMember(one.name()) ? 0 : kinds.isMember(one.name()) ? 1 : 2;
    }
}

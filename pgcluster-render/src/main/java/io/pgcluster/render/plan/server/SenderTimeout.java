package io.pgcluster.render.plan.server;

import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.spec.ClusterSpec;
import java.time.Duration;
import java.util.Map;

/** How long a primary waits for a replica that fell silent: the specification's own wal_sender_timeout, or the timing profile's. */
public final class SenderTimeout {
    private static final String NAME = "wal_sender_timeout";

    private SenderTimeout() {}

    /** The time; zero stands for no limit. */
    public static Duration of(ClusterSpec spec, Timing timing) {
        return spec.postgres().parameters().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(NAME))
                .map(Map.Entry::getValue)
                .findFirst()
                .flatMap(value -> ParameterCatalogue.get()
                        .lookup(NAME, spec.postgres().version())
                        .map(parameter -> parameter.milliseconds(value)))
                .filter(milliseconds -> milliseconds.isPresent())
                .map(milliseconds -> Duration.ofMillis(milliseconds.getAsLong()))
                .orElse(timing.walTimeout());
    }
}

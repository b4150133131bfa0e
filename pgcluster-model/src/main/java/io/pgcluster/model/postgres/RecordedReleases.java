package io.pgcluster.model.postgres;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The releases from which {@code parameters.tsv} was recorded, one for each major version. A version is a pre-release until its
 * first final release is recorded.
 */
final class RecordedReleases {
    private static final String FINAL = "\\d+\\.\\d+";

    private RecordedReleases() {}

    /** The name of the recorded release as the server reports it, such as {@code 18.6} or {@code 19rc1}. */
    static String of(PostgresVersion version) {
        return Optional.ofNullable(Holder.RELEASES.get(version))
                .orElseThrow(() -> new IllegalStateException("releases.tsv has no PostgreSQL " + version));
    }

    static boolean isFinal(String release) {
        return release.matches(FINAL);
    }

    /** Read on first use, once. */
    private static final class Holder {
        static final Map<PostgresVersion, String> RELEASES =
                KnowledgeTable.read("releases.tsv", Function.identity()).stream()
                        .collect(Collectors.toMap(row -> row.version("major"), row -> row.text("release")));
    }
}

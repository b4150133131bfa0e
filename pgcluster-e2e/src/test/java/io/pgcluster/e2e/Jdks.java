package io.pgcluster.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Other JDKs on this machine. */
final class Jdks {
    private static final Path USUAL_PLACE = Path.of("/usr/lib/jvm");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Jdks() {}

    /** Home of the newest Java that is newer than the running one: {@code PGCLUSTER_NEWEST_JDK}, else found where Linux keeps them. */
    static Optional<Path> newest() {
        String named = System.getenv("PGCLUSTER_NEWEST_JDK");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        if (!Files.isDirectory(USUAL_PLACE)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(USUAL_PLACE)) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> feature(home) > Runtime.version().feature())
                    .max(Comparator.comparingInt(Jdks::feature));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int feature(Path home) {
        String text = Ran.run(LIMIT, home.resolve("bin/java").toString(), "-XshowSettings:properties", "-version")
                .orFail()
                .err();
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("java.specification.version = "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }
}

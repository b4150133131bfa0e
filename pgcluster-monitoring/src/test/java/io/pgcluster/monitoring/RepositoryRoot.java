package io.pgcluster.monitoring;

import java.nio.file.Path;

/** Files of the repository; tests run in the folder of their module. */
final class RepositoryRoot {
    private RepositoryRoot() {}

    static Path path(String relative) {
        return Path.of("..").resolve(relative).normalize();
    }
}

package io.pgcluster.exporter;

import java.util.Optional;

/** Which build this is, as the manifest of its jar says. */
final class BuildVersion {
    private BuildVersion() {}

    static String text() {
        return Optional.ofNullable(BuildVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}

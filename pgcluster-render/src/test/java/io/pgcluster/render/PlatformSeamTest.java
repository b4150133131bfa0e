package io.pgcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Only the target for Compose, and the platform that it supplies, know etcd, HAProxy, Compose and Docker: by a name, an import or a text.
 * Comments may explain with these words.
 */
class PlatformSeamTest {
    private static final Path SOURCES = Examples.ROOT.resolve("pgcluster-render/src/main");
    private static final Path COMPOSE = Path.of("io/pgcluster/render/target/compose");
    private static final Pattern COMPOSE_ONLY = Pattern.compile("etcd|haproxy|compose|docker");

    /** Code that may name them, and why. */
    private static final Map<String, List<String>> EXCEPTIONS = Map.of(
            // The list of targets has to name each of them.
            "io/pgcluster/render/ClusterRenderer.java",
            List.of("import io.pgcluster.render.target.compose.ComposeTarget;", "new ComposeTarget()"));

    @TestFactory
    Stream<DynamicTest> namesNothingOfCompose() throws IOException {
        return sources()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> assertThat(mentions(file))
                        .as(
                                "words of Compose in %s, which every platform uses: move it to target.compose, or ask the platform",
                                file)
                        .isEmpty()));
    }

    @Test
    void exceptionsAreNeeded() throws IOException {
        for (String file : EXCEPTIONS.keySet()) {
            String source = Files.readString(SOURCES.resolve("java").resolve(file));
            assertThat(EXCEPTIONS.get(file))
                    .allSatisfy(code -> assertThat(source).contains(code));
        }
    }

    @Test
    void readsNamesAndLiteralsButNoComments() {
        assertThat(JavaCode.withoutComments(
                        "/** etcd */ String a = \"docker // \\\"\" + 'x'; // haproxy\nint b; /* compose */"))
                .isEqualTo("  String a = \"docker // \\\"\" + 'x';  \nint b;  ");
        assertThat(JavaCode.withoutComments("String t = \"\"\"\n  /* etcd */ \"quoted\"\n  \"\"\";"))
                .contains("/* etcd */ \"quoted\"");
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> SOURCES.relativize(file))
                    .map(file -> file.subpath(1, file.getNameCount()))
                    .filter(file -> !file.startsWith(COMPOSE))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static List<String> mentions(Path file) throws IOException {
        Path java = SOURCES.resolve("java").resolve(file);
        Path found = Files.exists(java) ? java : SOURCES.resolve("resources").resolve(file);
        String code = JavaCode.withoutComments(Files.readString(found));
        for (String excepted : EXCEPTIONS.getOrDefault(file.toString(), List.of())) {
            code = code.replace(excepted, "");
        }
        return Stream.concat(Stream.of(file.toString()), code.lines())
                .filter(line ->
                        COMPOSE_ONLY.matcher(line.toLowerCase(Locale.ROOT)).find())
                .toList();
    }
}

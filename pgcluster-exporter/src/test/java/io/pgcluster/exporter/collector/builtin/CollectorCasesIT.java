package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.definition.CollectorReader;
import io.pgcluster.exporter.exposition.Exposition;
import io.pgcluster.exporter.exposition.ExpositionFormat;
import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.metric.SampleSet;
import io.pgcluster.model.problem.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One folder for each case, named after its collector: {@code setup.sql} if something has to be there first, and {@code expected.txt},
 * what is to be seen then. The collector is that of the resources, or {@code collector.yaml} in the folder. A new case needs no Java.
 */
class CollectorCasesIT {
    private static final Path CASES = Path.of("src/test/resources/cases/collectors");

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start(BuildBinaries.homeOrSkip(17), Path.of("target/embedded-postgres"), Map.of());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> showsWhatIsExpected() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            return cases.sorted().toList().stream()
                    .map(folder ->
                            DynamicTest.dynamicTest(folder.getFileName().toString(), () -> assertThat(seen(folder))
                                    .isEqualTo(Files.readString(folder.resolve("expected.txt")))));
        }
    }

    @Test
    void theGuideShowsTheExampleThatIsTestedHere() throws IOException {
        Path guide = Path.of(System.getProperty("pgcluster.root"), "docs", "library.md");

        assertThat(Files.readString(guide))
                .contains("```yaml\n" + Files.readString(CASES.resolve("stat_gssapi/collector.yaml")) + "```")
                .contains("```\n" + Files.readString(CASES.resolve("stat_gssapi/expected.txt")) + "```");
    }

    private static String seen(Path folder) throws SQLException, IOException {
        try (Connection connection = server.connect()) {
            Path setup = folder.resolve("setup.sql");
            if (Files.exists(setup)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(Files.readString(setup));
                }
            }
            Batch batch = new Batch();
            collector(folder).collect(TestSession.of(connection), batch);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Exposition.of(List.of(SampleSet.of(Map.of(), batch))).writeTo(out, ExpositionFormat.PROMETHEUS_TEXT);
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    private static Collector collector(Path folder) throws IOException {
        Path own = folder.resolve("collector.yaml");
        String text = Files.exists(own)
                ? Files.readString(own)
                : CollectorFolder.text(folder.getFileName().toString());
        Problems problems = new Problems();
        return new CollectorReader(problems)
                .readOne(text)
                .orElseThrow(() -> new AssertionError(problems.inOrder().toString()));
    }
}

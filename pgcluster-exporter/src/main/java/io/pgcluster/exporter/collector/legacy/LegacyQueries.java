package io.pgcluster.exporter.collector.legacy;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.model.io.DocumentKind;
import io.pgcluster.model.io.SpecReader;
import io.pgcluster.model.problem.Problems;
import java.util.List;

/** Reads a file of queries as postgres_exporter's {@code --extend.query-path} took it. */
public final class LegacyQueries {
    private static final DocumentKind KIND = new DocumentKind(
            "not-a-queries-file",
            "a mapping of namespaces to queries",
            "see the format of postgres_exporter's queries file in the documentation");

    private LegacyQueries() {}

    /**
     * The collectors that {@code text} describes, each called like its namespace, in the order of the file; without those that are
     * refused, for which there is an error in {@code problems}.
     */
    public static List<Collector> read(String text, Problems problems) {
        return new SpecReader(problems, KIND)
                .read(text).map(tree -> new LegacyReader(problems).read(tree)).orElse(List.of()).stream()
                        .map(query -> (Collector) new LegacyCollector(query))
                        .toList();
    }
}

package io.pgcluster.model.resolve;

import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.spec.ClusterDocument;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.ScalarNode;

/** The two lines that say which format a file has. */
final class DocumentHeader {
    private DocumentHeader() {}

    static void check(MapNode written, Problems problems) {
        expect(written, "apiVersion", ClusterDocument.API_VERSION, problems);
        expect(written, "kind", ClusterDocument.KIND, problems);
    }

    private static void expect(MapNode written, String key, String value, Problems problems) {
        SpecPath path = SpecPath.of(key);
        written.find(path)
                .filter(node -> node instanceof ScalarNode scalar
                        && scalar.kind() == ScalarNode.Kind.TEXT
                        && !scalar.text().equals(value))
                .ifPresent(node -> problems.error(
                        "unknown-format",
                        path,
                        written.locate(path),
                        "found " + node.describe() + ", expected " + value,
                        "write " + key + ": " + value));
    }
}

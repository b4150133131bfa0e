package io.pgcluster.model.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.io.SpecReader;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapNodeTest {
    @Test
    void mappingsAreMergedAndListsAndScalarsReplaced() {
        MapNode merged = tree("a: { x: 1, l: [3] }").over(tree("a: { x: 0, y: 2, l: [1, 2] }\nb: 4"));

        assertThat(text(merged, "a.x")).contains("1");
        assertThat(text(merged, "a.y")).contains("2");
        assertThat(text(merged, "a.l[0]")).contains("3");
        assertThat(text(merged, "a.l[1]")).isEmpty();
        assertThat(text(merged, "b")).contains("4");
    }

    @Test
    void aSectionLeftEmptyChangesNothingAndAScalarLeftEmptyStays() {
        MapNode merged = tree("a:\nb:").over(tree("a: { x: 0 }\nb: 4"));

        assertThat(text(merged, "a.x")).contains("0");
        assertThat(merged.find(SpecPath.of("b")).orElseThrow().isNothing()).isTrue();
    }

    @Test
    void keysWithDotsAreFound() {
        MapNode tree = tree("p:\n  pg_stat_statements.max: 5\n  pg_stat_statements: { max: 6 }");

        assertThat(text(tree, "p.pg_stat_statements.max")).contains("5");
        assertThat(tree.locate(SpecPath.of("p.pg_stat_statements.max"))).hasToString("2:27");
    }

    @Test
    void missingFieldsAreLocatedAtTheirParent() {
        MapNode tree = tree("a:\n  l:\n    - { x: 1 }\n");

        assertThat(tree.locate(SpecPath.of("a.l[0].y"))).hasToString("3:7");
        assertThat(tree.locate(SpecPath.of("a.l[7].y"))).hasToString("2:3");
        assertThat(tree.locate(SpecPath.of("a.m.n"))).hasToString("1:1");
        assertThat(tree.locate(SpecPath.of("z"))).hasToString("1:1");
    }

    private static Optional<String> text(MapNode tree, String path) {
        return tree.find(SpecPath.of(path)).map(node -> ((ScalarNode) node).text());
    }

    private static MapNode tree(String yaml) {
        return new SpecReader(new Problems()).read(yaml).orElseThrow();
    }
}

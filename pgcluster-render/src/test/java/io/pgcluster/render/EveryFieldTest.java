package io.pgcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.coverage.UnimplementedField;
import io.pgcluster.model.coverage.UnimplementedFields;
import io.pgcluster.model.problem.Problem;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.FieldSamples.Sample;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.text.MarkdownText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No field of the specification is without effect in silence: it changes what is rendered, or its user is told that it does not. */
class EveryFieldTest {
    private static final String README = "compose/README.md";

    /** For users only. */
    private static final Set<String> DOCUMENTS = Set.of("metadata.description", "metadata.owner");

    /** What the target for monitoring reads and no other does. */
    private static final List<String> MONITORING = List.of(
            "spec.monitoring.grafana",
            "spec.monitoring.alerts",
            "spec.monitoring.scrapeInterval",
            "spec.monitoring.retention",
            "spec.monitoring.thresholds");

    static Stream<Sample> fields() {
        return FieldSamples.all();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void hasAnEffectOrSaysThatItHasNone(Sample sample) {
        Resolution.Accepted before = accepted(sample.before());
        Resolution.Accepted after = accepted(sample.after());
        Optional<UnimplementedField> stated = UnimplementedFields.of(Target.COMPOSE).stream()
                .filter(field -> field.covers(sample.path()))
                .findFirst();
        if (DOCUMENTS.contains(sample.path())) {
            assertThat(readme(plan(after))).isNotEqualTo(readme(plan(before)));
        } else if (stated.isEmpty()) {
            assertThat(executed(plan(after)))
                    .as(
                            "%s changes nothing that runs: render it, or add it to UnimplementedFields with what that means",
                            sample.path())
                    .isNotEqualTo(executed(plan(before)));
        } else {
            assertThat(executed(plan(after)))
                    .as("%s makes a difference: take it out of UnimplementedFields", sample.path())
                    .isEqualTo(executed(plan(before)));
            assertThat(List.of(before, after)).anySatisfy(told -> saysSo(told, stated.get()));
        }
    }

    static Stream<Sample> fieldsOfMonitoring() {
        return fields().filter(sample -> MONITORING.stream()
                .anyMatch(path -> sample.path().equals(path) || sample.path().startsWith(path + ".")));
    }

    @ParameterizedTest
    @MethodSource("fieldsOfMonitoring")
    void changesTheFilesOfMonitoringWithoutAWarning(Sample sample) {
        Resolution.Accepted before = monitored(sample.before());
        Resolution.Accepted after = monitored(sample.after());

        assertThat(monitoring(after)).isNotEqualTo(monitoring(before));
        assertThat(before.problems())
                .extracting(Problem::hint)
                .noneMatch(hint -> hint.contains("Grafana") || hint.contains("Prometheus"));
    }

    private static Resolution.Accepted monitored(String specification) {
        return accepted(specification + "\n  targets: [compose, monitoring]\n");
    }

    /** The retention is a flag of Prometheus, which only the README can show. */
    private static Map<String, String> monitoring(Resolution.Accepted accepted) {
        Map<String, String> files = new TreeMap<>();
        ClusterRenderer.render(accepted.cluster(), Set.of(Target.MONITORING))
                .forEach(artifact -> files.put(artifact.path(), text(artifact)));
        return files;
    }

    @Test
    void knowsEveryFieldOfTheTable() {
        List<String> paths = FieldSamples.all().map(Sample::path).toList();

        assertThat(UnimplementedFields.of(Target.COMPOSE))
                .flatExtracting(UnimplementedField::paths)
                .allSatisfy(path ->
                        assertThat(paths).anyMatch(field -> field.equals(path) || field.startsWith(path + ".")));
    }

    private static void saysSo(Resolution.Accepted told, UnimplementedField field) {
        assertThat(told.problems()).extracting(Problem::hint).contains(field.consequence());
        assertThat(plan(told).notes()).extracting(note -> note.text()).contains(field.consequence());
        assertThat(readme(plan(told))).contains(MarkdownText.escape(field.consequence()));
    }

    /** What containers read, and the secrets that are made for them. */
    private static Map<String, String> executed(Plan plan) {
        Map<String, String> files = new TreeMap<>();
        for (Artifact artifact : ClusterRenderer.render(plan.cluster())) {
            if (!artifact.path().equals(README) && !artifact.path().startsWith(".pgcluster/")) {
                files.put(artifact.path(), text(artifact));
            }
        }
        files.put("secrets", plan.secrets().toString());
        return files;
    }

    private static String readme(Plan plan) {
        return text(ClusterRenderer.render(plan.cluster()).find(README).orElseThrow());
    }

    private static String text(Artifact artifact) {
        return new String(artifact.bytes(), StandardCharsets.UTF_8);
    }

    private static Plan plan(Resolution.Accepted accepted) {
        return ClusterRenderer.plan(accepted.cluster());
    }

    private static Resolution.Accepted accepted(String specification) {
        return (Resolution.Accepted) ClusterModel.load(specification);
    }
}

package io.pgcluster.model.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.problem.SpecPath;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecEditorTest {
    private static final String TEXT = """
            # The shop's orders.
            apiVersion: pgcluster.io/v1
            metadata:
              name: orders # short
            spec:
              postgres:
                version: 15
                parameters: {work_mem: 8MB, jit: off, array_nulls: "on"}
              security:
              # Two of them.
              backup:
                copies:
                  - storage: {type: s3, bucket: one}
                  - storage: {type: s3, bucket: two, path: /there}
              network:
                publish: {port: 6432}
            """;

    @Test
    void setsValuesAndLeavesTheRestAsItWasWritten() {
        Map<SpecPath, Object> values = new LinkedHashMap<>();
        values.put(SpecPath.of("metadata.name"), "other");
        values.put(SpecPath.of("spec.backup.copies[1].storage.path"), "/elsewhere");
        values.put(SpecPath.of("spec.network.publish.port"), 7432);

        assertThat(SpecEditor.set(TEXT, values))
                .isEqualTo(TEXT.replace("name: orders", "name: other")
                        .replace("/there", "/elsewhere")
                        .replace("6432", "7432"));
    }

    @Test
    void addsWhatIsNotWrittenYet() {
        Map<SpecPath, Object> values = new LinkedHashMap<>();
        values.put(SpecPath.of("spec.backup.storage.path"), "/here");
        values.put(SpecPath.of("spec.network.publish.metricsPort"), 9188);

        String edited = SpecEditor.set(TEXT, values);

        assertThat(edited).contains("    storage:\n      path: /here\n").contains("{port: 6432, metricsPort: 9188}");
    }

    @Test
    void quotesTextThatWouldBeReadAsSomethingElse() {
        assertThat(SpecEditor.set(TEXT, Map.of(SpecPath.of("metadata.name"), "on")))
                .contains("name: \"on\"");
    }

    @Test
    void fillsASectionThatIsLeftEmpty() {
        assertThat(SpecEditor.set("spec:\n  network:\n", Map.of(SpecPath.of("spec.network.publish.port"), 1)))
                .isEqualTo("spec:\n  network:\n    publish:\n      port: 1\n");
    }

    @Test
    void refusesAPlaceThatIsNotThere() {
        assertThatThrownBy(() ->
                        SpecEditor.set(TEXT, Map.of(SpecPath.of("spec.backup.copies[2].storage.path"), "/elsewhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("copies[2]");
    }
}

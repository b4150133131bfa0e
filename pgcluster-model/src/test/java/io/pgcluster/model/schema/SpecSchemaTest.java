package io.pgcluster.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.spec.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecSchemaTest {
    private static final Path RESOURCE = Path.of("src/main/resources/io/pgcluster/model/schema/cluster.schema.json");
    private static final Path DOCUMENTATION = Examples.ROOT.resolve("docs/reference/cluster.schema.json");

    @Test
    void thePublishedSchemaMatchesTheRecords() throws IOException {
        String made = pretty(SchemaRecorder.schema());
        for (Path published : List.of(RESOURCE, DOCUMENTATION)) {
            if (Boolean.getBoolean("pgcluster.record")) {
                Files.createDirectories(published.getParent());
                Files.writeString(published, made);
            }
            assertThat(Files.readString(published))
                    .as("%s; record it again with -Dpgcluster.record=true", published)
                    .isEqualTo(made);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleSatisfiesTheSchema(Path example) throws IOException {
        assertThat(errors(Files.readString(example.resolve("cluster.yaml")))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyCompletedExampleSatisfiesTheSchema(Path example) throws IOException {
        Resolution.Accepted accepted = (Resolution.Accepted) ClusterModel.load(example.resolve("cluster.yaml"));

        assertThat(errors(ClusterModel.write(accepted.cluster()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: { postgres: { maxConections: 1 } }",
                "spec: { postgres: { version: 11 } }",
                "spec: { postgres: { version: '15' } }",
                "spec: { highAvailability: { replicas: 6 } }",
                "spec: { highAvailability: { replication: { mode: synchronous } } }",
                "spec: { resources: { storage: { size: 100GB } } }",
                "spec: { targets: [ docker ] }",
                "spec: { security: { roles: [ { access: read } ] } }",
            })
    void refusesWhatTheReaderRefuses(String spec) {
        String text = "apiVersion: pgcluster.io/v1\nkind: PostgresCluster\nmetadata: { name: a }\n" + spec;

        assertThat(errors(text)).isNotEmpty();
        assertThat(ClusterModel.load(text)).isInstanceOf(Resolution.Rejected.class);
    }

    @Test
    void explainsAFieldWithItsDefaultAndRange() {
        FieldHelp help = SpecSchema.explain("highAvailability.replicas").orElseThrow();

        assertThat(help.path()).isEqualTo("spec.highAvailability.replicas");
        assertThat(help.type()).isEqualTo("a whole number from 1 to 5");
        assertThat(help.defaultValue()).contains("2");
        assertThat(help.required()).isFalse();
    }

    @Test
    void explainsChoicesAndFieldsOfListElements() {
        FieldHelp help = SpecSchema.explain("spec.security.roles[0].access").orElseThrow();

        assertThat(help.choices())
                .extracting(FieldHelp.Entry::name)
                .containsExactly("read", "write", "owner", "replication", "monitor");
        assertThat(help.defaultValue()).contains("read");
        assertThat(SpecSchema.explain("spec.security.roles.name").orElseThrow().required())
                .isTrue();
    }

    @Test
    void everyPathIsExplained() {
        assertThat(SpecSchema.paths())
                .contains("metadata.name", "spec.resources.storage.class")
                .allSatisfy(path -> assertThat(SpecSchema.explain(path)).isPresent());
        assertThat(SpecSchema.explain("spec.nothing")).isEmpty();
        assertThat(SpecSchema.explain("").orElseThrow().children()).hasSize(4);
    }

    static Stream<Path> examples() throws IOException {
        return Examples.all().stream();
    }

    private static List<Error> errors(String yaml) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SpecSchema.text());
        return schema.validate(yaml, InputFormat.YAML);
    }

    private static String pretty(ObjectNode schema) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }
}

package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgcluster.cli.Cli;
import io.pgcluster.model.schema.SpecSchema;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
    @Test
    void explainsEveryField() {
        assertThat(SpecSchema.paths()).hasSizeGreaterThan(80).allSatisfy(path -> {
            Cli run = Cli.run("explain", path);
            assertThat(run.code()).as(path).isZero();
            assertThat(run.out()).startsWith(path + "\n").contains("Expected: ");
        });
    }

    @Test
    void listsTheChoicesAndTheDefaultOfAField() {
        assertThat(Cli.run("explain", "spec.highAvailability.failover.profile").out())
                .contains("Default:  normal", "CHOICE", "fast", "wide");
    }

    @Test
    void showsTheEntireSpecificationWithoutAPath() {
        assertThat(Cli.run("explain").out()).contains("apiVersion", "metadata", "spec");
    }

    @Test
    void explainsAServerParameterForEveryVersion() {
        Cli run = Cli.run("explain", "spec.postgres.parameters.wal_buffers");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("12 to 19", "rolling restart");
    }

    @Test
    void saysWhyAParameterIsNotFree() {
        assertThat(Cli.run("explain", "postgres.parameters.max_connections").out())
                .contains("Not free: ", "set spec.postgres.maxConnections instead");
    }

    @Test
    void proposesWhatWasMeant() {
        Cli field = Cli.run("explain", "spec.postgres.verison");
        Cli parameter = Cli.run("explain", "spec.postgres.parameters.wrok_mem");

        assertThat(field.code()).isEqualTo(1);
        assertThat(field.err()).contains("did you mean \"spec.postgres.version\"?");
        assertThat(parameter.code()).isEqualTo(1);
        assertThat(parameter.err()).contains("did you mean \"work_mem\"?");
    }

    @Test
    void printsTheSameForPrograms() throws IOException {
        JsonNode field = new ObjectMapper()
                .readTree(Cli.run("explain", "--output", "json", "spec.postgres.version")
                        .out());
        JsonNode parameter = new ObjectMapper()
                .readTree(Cli.run("explain", "--output", "json", "spec.postgres.parameters.work_mem")
                        .out());

        assertThat(field.path("default").asText()).isEqualTo("17");
        assertThat(parameter.path("versions").path(0).path("effect").asText()).isEqualTo("reload");
    }
}

package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgcluster.cli.Cli;
import io.pgcluster.cli.ProjectFiles;
import io.pgcluster.cli.outcome.ExitCode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PlanCommandTest {
    private static final String SPEC = ProjectFiles.example("ha-sync");

    @Test
    void showsEverySectionAsText() {
        Cli run = Cli.run("plan", SPEC);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("(services)", "(timing)", "(predictions)", "(connections)", "(memory)", "(certificates)");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).doesNotEndWith(" "));
    }

    @Test
    void showsTheSameForPrograms() throws IOException {
        JsonNode plan = new ObjectMapper()
                .readTree(Cli.run("plan", "--output", "json", SPEC).out());

        assertThat(plan.path("connections").findValuesAsText("who")).contains("sum");
        assertThat(plan.path("predictions").findValuesAsText("outage")).isNotEmpty();
        assertThat(plan.path("schedules").findValuesAsText("next")).allMatch(next -> next.matches("20\\d\\d-.*"));
    }

    @Test
    void showsTheChosenSectionsOnly() {
        Cli run = Cli.run("plan", "--section", "memory,notes", SPEC);

        assertThat(run.out()).contains("(memory)", "(notes)").doesNotContain("(services)");
    }

    @Test
    void listsTheSections() {
        Cli run = Cli.run("plan", "--section", "memori", SPEC);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no section memori, only cluster, services,");
    }

    @Test
    void plansNothingForABadSpecification() {
        Cli run = Cli.typing("kind: PostgresCluster\n", "plan", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error[");
    }

    @Test
    void refusesASpecificationOfTargetsThatCannotBeRenderedYet() {
        Cli run = Cli.typing("""
                apiVersion: pgcluster.io/v1
                kind: PostgresCluster
                metadata: {name: demo}
                spec: {targets: [kubernetes]}
                """, "plan", "-");

        assertThat(run.code()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("does not render kubernetes").contains("spec.targets: [compose]");
    }
}

package io.pgcluster.operate.evidence.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.operate.evidence.DatabaseFacts;
import io.pgcluster.operate.evidence.Finding;
import io.pgcluster.operate.evidence.LastUp;
import io.pgcluster.operate.evidence.SecretFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Half-lost clusters without containers: which are refused, and what is said. */
class DirectoryRulesTest {
    private static final LastUp UP = new LastUp(Optional.of("77"), List.of("pg1", "pg2"), List.of("app.password"));

    private final NavigableMap<String, DatabaseFacts> databases = new TreeMap<>();
    private final Set<String> secrets = new TreeSet<>(Set.of("ca.crt", "postgres.password", "app.password"));
    private List<String> passwords = List.of("app.password");
    private Optional<LastUp> lastUp = Optional.of(UP);

    DirectoryRulesTest() {
        database("pg1", "77", 1, 1000);
        database("pg2", "77", 1, 1000);
    }

    @Test
    void startsWhatIsComplete() {
        assertThat(judge()).isEmpty();
    }

    @Test
    void refusesAnEmptyPrimaryNextToAReplicaWithData() {
        lose("pg1");
        assertRefused(
                "the data of the primary pg1 is gone, and pg2 has the only data", "/srv/members/pg1 back from a copy");
    }

    @Test
    void refusesAnEmptyPrimaryAlsoWithoutANoteAndNextToAMemberThatLeaves() {
        lose("pg1", "pg2");
        lastUp = Optional.empty();
        database("pg3", "77", 1, 1000);
        assertRefused("pg3 has the only data", "pgcluster down --volumes --yes");
    }

    @Test
    void advisesToTakeTheReplicaThatIsFurthestAhead() {
        lose("pg1");
        database("pg3", "77", 1, 1001);
        assertRefused("pg2, pg3 have the only data", "make the primary from pg3");
        database("pg2", "77", 2, 900);
        assertRefused("pg2, pg3 have the only data", "make the primary from pg2");
    }

    @Test
    void refusesToStartEmptyWhatTookWritesBefore() {
        lose("pg1", "pg2");
        assertRefused(
                "the data of every member (pg1, pg2) is gone from /srv/members", "pgcluster down --volumes --yes");
    }

    @Test
    void goesOnWithAFirstStartThatWasInterruptedBeforeThereWasAPrimary() {
        lose("pg1", "pg2");
        lastUp = Optional.empty();
        secrets.clear();
        assertThat(judge()).isEmpty();
    }

    @Test
    void goesOnWithAFirstStartThatWasInterruptedBeforeThereWasANote() {
        lose("pg2");
        lastUp = Optional.empty();
        assertThat(judge()).isEmpty();
    }

    @Test
    void refusesDirectoriesOfDifferentClusters() {
        database("pg2", "99", 1, 10);
        assertRefused("by the system identifiers: pg1 has 77, pg2 has 99", "move it away");
    }

    @Test
    void refusesDirectoriesOfAnotherClusterThanTheOneThatWasBroughtUp() {
        database("pg1", "99", 1, 10);
        database("pg2", "99", 1, 10);
        assertRefused("has the system identifier 99, but what was brought up here has 77", "remove state.json");
    }

    @Test
    void comparesNoIdentifierThatCouldNotBeRead() {
        database("pg2", "", 0, 0);
        assertThat(judge()).isEmpty();
        database("pg1", "", 0, 0);
        database("pg2", "77", 1, 1000);
        assertThat(judge()).isEmpty();
    }

    @Test
    void refusesAPrimaryThatIsOlderThanItsReplica() {
        database("pg2", "77", 1, 1001);
        assertRefused("pg2 is ahead of the primary pg1", "move /srv/members/pg2 away");
        database("pg2", "77", 2, 1000);
        assertRefused("pg2 is ahead of the primary pg1", "make the primary from pg2");
    }

    @Test
    void startsAReplicaThatIsBehind() {
        database("pg2", "77", 1, 999);
        assertThat(judge()).isEmpty();
    }

    @Test
    void refusesWithoutWhatEveryClusterHas() {
        for (String file : List.of("ca.crt", "postgres.password")) {
            secrets.remove(file);
            assertRefused("missing from /srv/secrets: " + file, "Put the files back");
            secrets.add(file);
        }
    }

    @Test
    void refusesWithoutAPasswordThatAClientMayHave() {
        passwords = List.of("app.password", "reader.password");
        lastUp = Optional.of(new LastUp(Optional.of("77"), List.of("pg1", "pg2"), passwords));
        secrets.add("reader.password");
        secrets.remove("app.password");
        assertRefused("missing from /srv/secrets: app.password.", "docs/embedded.md");
    }

    @Test
    void makesThePasswordOfANewRole() {
        passwords = List.of("app.password", "reader.password");
        assertThat(judge()).isEmpty();
    }

    @Test
    void missesEveryPasswordWhereNoneIsLeftAndNoneWasNoted() {
        lastUp = Optional.empty();
        passwords = List.of("app.password", "reader.password");
        secrets.clear();
        assertRefused("ca.crt, postgres.password, app.password, reader.password", "Put the files back");
    }

    @Test
    void tellsThatALostReplicaIsCopiedAgain() {
        lose("pg2");
        assertThat(judge()).hasValueSatisfying(finding -> {
            assertThat(finding.refuses()).isFalse();
            assertThat(finding.cause()).isEqualTo("the data of pg2 was gone and is copied from pg1 again");
        });
    }

    private void database(String member, String system, long timeline, long position) {
        databases.put(member, new DatabaseFacts("18", system, "", timeline, position));
    }

    private void lose(String... members) {
        Arrays.asList(members).forEach(databases::remove);
    }

    private Optional<Finding> judge() {
        return DirectoryRules.judge(new DirectoryEvidence(
                Path.of("/srv/members"),
                List.of("pg1", "pg2"),
                databases,
                lastUp,
                new SecretFiles("/srv/secrets", List.of("ca.crt", "postgres.password"), passwords, secrets)));
    }

    private void assertRefused(String cause, String remedy) {
        assertThat(judge()).hasValueSatisfying(finding -> {
            assertThat(finding.refuses()).isTrue();
            assertThat(finding.cause()).contains(cause);
            assertThat(finding.remedy()).contains(remedy);
        });
    }
}

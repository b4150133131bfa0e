package io.pgcluster.render.plan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.plan.Clusters;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessRulesTest {
    @Test
    void nothingIsReachedWithoutTlsAndAuthentication() {
        assertThat(lines(""))
                .containsExactly(
                        "local all postgres peer",
                        "local replication replicator peer map=patroni",
                        "hostssl replication replicator samenet cert",
                        "hostssl postgres rewind samenet cert",
                        "hostssl postgres pgbouncer samenet cert",
                        "hostssl all pgcluster_monitor samenet cert",
                        "host all postgres,replicator,rewind,pgbouncer,pgcluster_monitor all reject",
                        "hostssl all all samenet scram-sha-256");
    }

    @Test
    void plaintextIsAdmittedOnlyOnRequestAndOnlyWithScram() {
        assertThat(lines("postgres: {ssl: false}")).last().isEqualTo("hostnossl all all samenet scram-sha-256");
    }

    @Test
    void hasNoRuleForAPoolerThatDoesNotExist() {
        assertThat(lines("pooling: {enabled: false}")).noneMatch(line -> line.contains("pgbouncer samenet cert"));
    }

    @Test
    void superuserIsRefusedOnTheNetworkBeforePasswordsAreAsked() {
        List<String> lines = lines("postgres: {ssl: false}");

        assertThat(lines.indexOf("host all postgres,replicator,rewind,pgbouncer,pgcluster_monitor all reject"))
                .isLessThan(lines.indexOf("hostssl all all samenet scram-sha-256"));
    }

    private static List<String> lines(String spec) {
        return Clusters.plan(spec).server().accessRules().stream()
                .map(HbaRule::line)
                .toList();
    }
}

package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartKindsTest {
    private final PartKinds kinds = new PartKinds(PlanFixture.DEFAULT.topology());

    @Test
    void recognizesMembersThatThePlanNoLongerHas() {
        assertThat(kinds.isMember("pg9")).isTrue();
        assertThat(kinds.isStoreMember("etcd7")).isTrue();
    }

    @Test
    void treatsNothingElseAsAMember() {
        assertThat(kinds.isMember("pgbouncer1")).isFalse();
        assertThat(kinds.isMember("pg")).isFalse();
        assertThat(kinds.isMember("etcd1")).isFalse();
        assertThat(kinds.isStoreMember("exporter")).isFalse();
    }
}

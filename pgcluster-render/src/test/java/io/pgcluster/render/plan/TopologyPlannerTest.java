package io.pgcluster.render.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.plan.Endpoint.Purpose;
import org.junit.jupiter.api.Test;

class TopologyPlannerTest {
    @Test
    void countsMembersPoolersAndConsensusOut() {
        Topology topology = Clusters.plan("""
                        highAvailability: {replicas: 3, consensus: {members: 5}}
                        pooling: {instances: 3}
                        network: {publish: {port: 7000, readOnlyPort: 7100}}
                        """).topology();

        assertThat(topology.members()).extracting(Member::name).containsExactly("pg1", "pg2", "pg3", "pg4");
        assertThat(topology.members()).extracting(Member::clusterAddress).startsWith("pg1.cluster");
        assertThat(topology.consensus()).extracting(EtcdMember::name).hasSize(5).startsWith("etcd1");
        assertThat(topology.endpoints())
                .containsExactly(
                        new Endpoint(Purpose.READ_WRITE_POOLED, "127.0.0.1", 7000),
                        new Endpoint(Purpose.READ_WRITE_POOLED, "127.0.0.1", 7001),
                        new Endpoint(Purpose.READ_WRITE_POOLED, "127.0.0.1", 7002),
                        new Endpoint(Purpose.READ_ONLY, "127.0.0.1", 7100));
    }

    @Test
    void proxyIsPublishedWhereThereAreNoPoolers() {
        Topology topology = Clusters.plan("pooling: {enabled: false}").topology();

        assertThat(topology.poolers()).isEmpty();
        assertThat(topology.endpoints())
                .containsExactly(
                        new Endpoint(Purpose.READ_WRITE, "127.0.0.1", 6432),
                        new Endpoint(Purpose.READ_ONLY, "127.0.0.1", 5433));
    }

    @Test
    void singleServerHasOneMember() {
        Topology topology = Clusters.plan("highAvailability: {enabled: false}").topology();

        assertThat(topology.members()).extracting(Member::name).containsExactly("pg1");
        assertThat(topology.consensus()).hasSize(1);
    }
}

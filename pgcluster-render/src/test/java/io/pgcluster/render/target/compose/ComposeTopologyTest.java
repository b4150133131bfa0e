package io.pgcluster.render.target.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.platform.Endpoint;
import io.pgcluster.render.platform.Endpoint.Purpose;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.Proxy;
import io.pgcluster.render.platform.StoreMember;
import io.pgcluster.render.platform.Topology;
import org.junit.jupiter.api.Test;

class ComposeTopologyTest {
    @Test
    void countsMembersPoolersAndConsensusOut() {
        Topology topology = Clusters.plan("""
                        highAvailability: {replicas: 3, consensus: {members: 5}}
                        pooling: {instances: 3}
                        network: {publish: {port: 7000, readWritePort: 7050, readOnlyPort: 7100}}
                        """).topology();

        assertThat(topology.members()).extracting(Member::name).containsExactly("pg1", "pg2", "pg3", "pg4");
        assertThat(topology.members()).extracting(Member::peerAddress).startsWith("pg1.cluster");
        assertThat(topology.consensus())
                .extracting(StoreMember::name)
                .hasSize(5)
                .startsWith("etcd1");
        assertThat(topology.endpoints())
                .containsExactly(
                        new Endpoint(Purpose.READ_WRITE_POOLED, "127.0.0.1", 7000),
                        new Endpoint(Purpose.READ_WRITE_POOLED, "127.0.0.1", 7001),
                        new Endpoint(Purpose.READ_WRITE_POOLED, "127.0.0.1", 7002),
                        new Endpoint(Purpose.READ_WRITE_DIRECT, "127.0.0.1", 7050),
                        new Endpoint(Purpose.READ_WRITE_DIRECT, "127.0.0.1", 7051),
                        new Endpoint(Purpose.READ_ONLY, "127.0.0.1", 7100),
                        new Endpoint(Purpose.READ_ONLY, "127.0.0.1", 7101));
        assertThat(topology.writable()).hasSize(3).allMatch(one -> one.purpose() == Purpose.READ_WRITE_POOLED);
    }

    @Test
    void proxiesArePublishedWhereThereAreNoPoolers() {
        Topology topology = Clusters.plan("pooling: {enabled: false}").topology();

        assertThat(topology.poolers()).isEmpty();
        assertThat(topology.endpoints())
                .containsExactly(
                        new Endpoint(Purpose.READ_WRITE_DIRECT, "127.0.0.1", 6432),
                        new Endpoint(Purpose.READ_WRITE_DIRECT, "127.0.0.1", 6433),
                        new Endpoint(Purpose.READ_ONLY, "127.0.0.1", 5433),
                        new Endpoint(Purpose.READ_ONLY, "127.0.0.1", 5434));
        assertThat(topology.writable()).hasSize(2).allMatch(one -> one.purpose() == Purpose.READ_WRITE_DIRECT);
    }

    @Test
    void rendersAsManyProxiesAsSpecified() {
        assertThat(Clusters.plan("").topology().proxies())
                .extracting(Proxy::name)
                .containsExactly("haproxy1", "haproxy2");
        assertThat(Clusters.plan("highAvailability: {proxies: 1}").topology().proxies())
                .extracting(Proxy::name)
                .containsExactly("haproxy1");
    }

    @Test
    void singleServerHasOneMember() {
        Topology topology = Clusters.plan("highAvailability: {enabled: false}").topology();

        assertThat(topology.members()).extracting(Member::name).containsExactly("pg1");
        assertThat(topology.consensus()).hasSize(1);
        assertThat(topology.proxies()).containsExactly(new Proxy(1, "haproxy1", "http://haproxy1:8404/metrics"));
    }
}

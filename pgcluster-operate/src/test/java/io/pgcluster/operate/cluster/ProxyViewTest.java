package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyViewTest {
    @Test
    void reportsWhereConnectionsGo() {
        ProxyView view = ProxyView.parse("""
                # TYPE haproxy_server_status gauge
                haproxy_server_status{proxy="primary",server="pg1",state="DOWN"} 1
                haproxy_server_status{proxy="primary",server="pg1",state="UP"} 0
                haproxy_server_status{proxy="primary",server="pg2",state="UP"} 1
                haproxy_server_status{proxy="replicas",server="pg3",state="UP"} 1
                haproxy_server_status{proxy="replicas",server="pg1",state="UP"} 1
                haproxy_server_status{proxy="read-only-fallback",server="pg2",state="UP"} 1
                """);

        assertThat(view).isEqualTo(new ProxyView(List.of("pg2"), List.of("pg1", "pg3")));
    }

    @Test
    void isEmptyWithoutAnAnswer() {
        assertThat(ProxyView.parse("")).isEqualTo(new ProxyView(List.of(), List.of()));
    }
}

package io.pgcluster.exporter.source.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.metric.MetricType;
import io.pgcluster.exporter.patroni.FakePatroni;
import io.pgcluster.exporter.patroni.PatroniApi;
import io.pgcluster.exporter.patroni.PatroniClient;
import io.pgcluster.exporter.patroni.PatroniTls;
import io.pgcluster.exporter.patroni.PatroniUser;
import io.pgcluster.exporter.server.PasswordSource;
import io.pgcluster.exporter.source.CollectedSamples;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatroniSourceTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private FakePatroni pg1;
    private FakePatroni pg2;
    private final CollectedSamples collected = new CollectedSamples();

    @BeforeEach
    void starts() throws IOException {
        pg1 = new FakePatroni();
        pg2 = new FakePatroni();
        for (FakePatroni member : List.of(pg1, pg2)) {
            member.answers(
                            "/cluster",
                            resource("cluster.json")
                                    .replace("API1", pg1.address() + "/patroni")
                                    .replace("API2", pg2.address() + "/patroni"))
                    .answers("/history", resource("history.json"));
        }
        pg1.answers("/metrics", resource("metrics-4.txt").replace("NAME", "pg1"));
        pg2.answers(
                "/metrics",
                resource("metrics-4.txt")
                        .replace("NAME", "pg2")
                        .replace(
                                "patroni_primary{scope=\"dev\",name=\"pg2\"} 1",
                                "patroni_primary{scope=\"dev\",name=\"pg2\"} 0"));
    }

    @AfterEach
    void stops() {
        pg1.close();
        pg2.close();
    }

    private static String resource(String name) throws IOException {
        try (InputStream input = PatroniSourceTest.class.getResourceAsStream("/patroni/" + name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static PatroniSource source(URI... addresses) {
        PatroniClient client = new PatroniClient(PatroniTls.defaults(), Optional.empty(), Duration.ofSeconds(5));
        return new PatroniSource(new PatroniApi(client, List.of(addresses)), Map.of("cluster", "dev"));
    }

    private static Deadline seconds(int seconds) {
        return Deadline.in(Duration.ofSeconds(seconds));
    }

    @Test
    void showsTheEntireCluster() throws Exception {
        source(pg1.address()).collect(seconds(10), collected);

        assertThat(collected.samples())
                .containsEntry("patroni_cluster_members{scope=\"dev\"}", 2.0)
                .containsEntry(
                        "patroni_cluster_member_info{role=\"leader\",scope=\"dev\",server=\"pg1\",state=\"running\"}",
                        1.0)
                .containsEntry(
                        "patroni_cluster_member_info{role=\"sync_standby\",scope=\"dev\",server=\"pg2\",state=\"streaming\"}",
                        1.0)
                .containsEntry("patroni_cluster_member_timeline{scope=\"dev\",server=\"pg2\"}", 3.0)
                .containsEntry("patroni_cluster_member_lag_bytes{scope=\"dev\",server=\"pg2\"}", 4096.0)
                .doesNotContainKey("patroni_cluster_member_lag_bytes{scope=\"dev\",server=\"pg1\"}")
                .containsEntry("patroni_up{server=\"pg1\"}", 1.0)
                .containsEntry("patroni_up{server=\"pg2\"}", 1.0);
    }

    @Test
    void countsSwitchoversByTimelineBecausePatroniMayKeepOnlyTheLastLines() throws Exception {
        pg1.answers(
                "/history",
                "[[7, 25623960, \"no recovery target specified\", \"2026-01-01T00:00:00+00:00\", \"pg2\"]]");

        source(pg1.address()).collect(seconds(10), collected);

        assertThat(collected.samples()).containsEntry("patroni_history_switchovers_total{scope=\"dev\"}", 7.0);
        assertThat(collected.family("patroni_history_switchovers_total").type()).isEqualTo(MetricType.COUNTER);
    }

    @Test
    void relaysEveryFamilyOfEveryMemberWithItsTypeAndHelp() throws Exception {
        source(pg1.address()).collect(seconds(10), collected);

        assertThat(collected.samples())
                .containsEntry("patroni_primary{name=\"pg1\",scope=\"dev\",server=\"pg1\"}", 1.0)
                .containsEntry("patroni_primary{name=\"pg2\",scope=\"dev\",server=\"pg2\"}", 0.0)
                .containsEntry("patroni_xlog_location{name=\"pg1\",scope=\"dev\",server=\"pg1\"}", 22320573386952.0);
        assertThat(collected.family("patroni_xlog_location").type()).isEqualTo(MetricType.COUNTER);
        assertThat(collected.family("patroni_xlog_location").help())
                .isEqualTo("Current location of the Postgres transaction log, 0 if this node is not the leader.");
        assertThat(collected.family("patroni_primary").type()).isEqualTo(MetricType.GAUGE);
    }

    @Test
    void keepsTheNameThatPatroni4Dropped() throws Exception {
        source(pg1.address()).collect(seconds(10), collected);

        assertThat(collected.samples())
                .containsEntry("patroni_master{name=\"pg1\",scope=\"dev\",server=\"pg1\"}", 1.0)
                .containsEntry("patroni_master{name=\"pg2\",scope=\"dev\",server=\"pg2\"}", 0.0);
    }

    @Test
    void doesNotShowThatNameTwiceWherePatroniStillHasIt() throws Exception {
        pg1.answers(
                "/metrics",
                "# TYPE patroni_master gauge\npatroni_master{scope=\"dev\"} 1\n# TYPE patroni_primary gauge\npatroni_primary{scope=\"dev\"} 1\n");
        pg2.forgets("/metrics");

        assertThatThrownBy(() -> source(pg1.address()).collect(seconds(10), collected))
                .isInstanceOf(SourceException.class);

        assertThat(collected.samples()).containsEntry("patroni_master{scope=\"dev\",server=\"pg1\"}", 1.0);
    }

    @Test
    void continuesWithTheOthersWhenOneMemberHangs() throws Exception {
        pg2.hangs(true);

        assertThatThrownBy(() -> source(pg2.address(), pg1.address()).collect(seconds(2), collected))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(pg2.address() + "/metrics did not answer in time");

        assertThat(collected.samples())
                .containsEntry("patroni_up{server=\"pg1\"}", 1.0)
                .containsEntry("patroni_up{server=\"pg2\"}", 0.0)
                .containsEntry("patroni_cluster_members{scope=\"dev\"}", 2.0)
                .containsEntry("patroni_primary{name=\"pg1\",scope=\"dev\",server=\"pg1\"}", 1.0)
                .containsEntry("patroni_history_switchovers_total{scope=\"dev\"}", 2.0);
    }

    @Test
    void saysWhyNoMemberAnsweredAndShowsThatPatroniIsDown() {
        pg1.answers("/cluster", "<html>");

        assertThatThrownBy(() -> source(NOBODY, pg1.address()).collect(seconds(5), collected))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("127.0.0.1:1/cluster cannot be read")
                .hasMessageContaining("the answer is no JSON");

        assertThat(collected.samples()).containsExactly(Map.entry("patroni_up{server=\"127.0.0.1\"}", 0.0));
    }

    @Test
    void showsTheMembersSeenLastAsDownWhenPatroniFallsSilent() throws Exception {
        PatroniSource source = source(pg1.address());
        source.collect(seconds(10), new CollectedSamples());
        List.of(pg1, pg2).forEach(member -> member.forgets("/cluster").forgets("/metrics"));

        assertThatThrownBy(() -> source.collect(seconds(5), collected)).hasMessageContaining("status 404");

        assertThat(collected.samples())
                .containsExactly(
                        Map.entry("patroni_up{server=\"pg1\"}", 0.0), Map.entry("patroni_up{server=\"pg2\"}", 0.0));
    }

    /** As while the consensus store is lost, which the alerts on it are for. */
    @Test
    void relaysWhatMembersSayOfThemselvesWhileNoneCanTellTheCluster() throws Exception {
        PatroniSource source = source(pg1.address());
        source.collect(seconds(10), new CollectedSamples());
        List.of(pg1, pg2).forEach(member -> member.forgets("/cluster"));

        assertThatThrownBy(() -> source.collect(seconds(5), collected)).hasMessageContaining("status 404");

        assertThat(collected.samples())
                .containsEntry("patroni_up{server=\"pg1\"}", 1.0)
                .containsEntry("patroni_primary{name=\"pg2\",scope=\"dev\",server=\"pg2\"}", 0.0)
                .doesNotContainKey("patroni_cluster_members{scope=\"dev\"}");
    }

    @Test
    void asksMembersByTheirConfiguredAddressesWhileTheClusterIsNotKnownYet() {
        pg1.forgets("/cluster");

        assertThatThrownBy(() -> source(pg1.address()).collect(seconds(5), collected))
                .hasMessageContaining("status 404");

        assertThat(collected.samples()).containsEntry("patroni_up{server=\"127.0.0.1\"}", 1.0);
    }

    @Test
    void refusesAnAnswerWithoutEnd() {
        pg1.answers("/cluster", "[" + " ".repeat(5 * 1024 * 1024) + "]");

        assertThatThrownBy(() -> source(pg1.address()).collect(seconds(10), collected))
                .hasMessageContaining("longer than 4194304 bytes");
    }

    @Test
    void showsWhoItIsWhereAPasswordIsAskedFor() throws Exception {
        PatroniClient client = new PatroniClient(
                PatroniTls.defaults(),
                Optional.of(new PatroniUser("monitor", PasswordSource.of("geheim"))),
                Duration.ofSeconds(5));
        new PatroniSource(new PatroniApi(client, List.of(pg1.address())), Map.of()).collect(seconds(10), collected);

        assertThat(pg1.authorization("/cluster")).isEqualTo("Basic bW9uaXRvcjpnZWhlaW0=");
    }
}

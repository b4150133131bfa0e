package io.pgcluster.exporter.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.patroni.FakePatroni;
import io.pgcluster.exporter.patroni.PatroniApi;
import io.pgcluster.exporter.patroni.PatroniClient;
import io.pgcluster.exporter.patroni.PatroniMember;
import io.pgcluster.exporter.patroni.PatroniTls;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MemberDiscoveryTest {
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final String ONE = "{\"members\": [{\"name\": \"pg1\", \"role\": \"leader\", \"state\": \"running\","
            + " \"host\": \"10.0.0.1\", \"port\": 5433, \"api_url\": \"API/patroni\"}]}";
    private static final String TWO = ONE.replace(
            "]}",
            ", {\"name\": \"pg0\", \"role\": \"replica\", \"state\": \"streaming\", \"host\": \"10.0.0.2\","
                    + " \"port\": 5432, \"api_url\": \"API/patroni\", \"lag\": \"unknown\"}]}");

    private final AtomicLong clock = new AtomicLong();
    private FakePatroni patroni;
    private MemberDiscovery discovery;

    @BeforeEach
    void starts() throws IOException {
        patroni = new FakePatroni().answers("/cluster", ONE);
        PatroniClient client = new PatroniClient(PatroniTls.defaults(), Optional.empty(), Duration.ofSeconds(2));
        PatroniApi api = new PatroniApi(client, List.of(patroni.address()));
        discovery = new MemberDiscovery(api, INTERVAL, Duration.ofSeconds(2), INTERVAL.multipliedBy(3), clock::get);
    }

    @AfterEach
    void stops() {
        patroni.close();
    }

    private List<PatroniMember> members() throws InterruptedException {
        return discovery.members(Deadline.in(Duration.ofSeconds(10)));
    }

    private List<String> names() throws InterruptedException {
        return members().stream().map(PatroniMember::name).toList();
    }

    private void later() {
        clock.addAndGet(INTERVAL.toNanos());
    }

    @Test
    void knowsHostPortAndRole() throws Exception {
        PatroniMember member = members().get(0);

        assertThat(member.host()).contains("10.0.0.1");
        assertThat(member.port()).isEqualTo(5433);
        assertThat(member.isLeader()).isTrue();
    }

    @Test
    void asksAgainOnlyWhenTheIntervalIsOver() throws Exception {
        members();
        patroni.answers("/cluster", TWO);
        assertThat(names()).containsExactly("pg1");
        assertThat(patroni.requests()).isEqualTo(1);

        later();

        assertThat(names()).containsExactly("pg0", "pg1");
    }

    /** A machine that is lost leaves Patroni's list, and has to be shown as down all the same. */
    @Test
    void keepsAMemberThatIsNamedNoMoreUntilItIsForgotten() throws Exception {
        patroni.answers("/cluster", TWO);
        assertThat(names()).containsExactly("pg0", "pg1");
        patroni.answers("/cluster", ONE);

        later();
        assertThat(names()).containsExactly("pg0", "pg1");
        later();
        assertThat(names()).containsExactly("pg0", "pg1");

        later();
        assertThat(names()).containsExactly("pg1");
    }

    @Test
    void aMemberThatCameBackIsNotForgotten() throws Exception {
        patroni.answers("/cluster", TWO);
        names();
        patroni.answers("/cluster", ONE);
        later();
        names();
        patroni.answers("/cluster", TWO);
        later();
        names();
        patroni.answers("/cluster", ONE);

        later();
        later();

        assertThat(names()).containsExactly("pg0", "pg1");
    }

    @Test
    void keepsThoseKnownLastWhilePatroniIsSilent() throws Exception {
        members();
        patroni.forgets("/cluster");
        later();
        assertThat(names()).containsExactly("pg1");
        patroni.answers("/cluster", TWO);

        later();

        assertThat(names()).containsExactly("pg0", "pg1");
    }

    @Test
    void reportsTheMembersOfPatronisLastAnswerAndNoneWhileItDoesNotAnswer() throws Exception {
        members();
        assertThat(discovery.namedLast()).containsExactly("pg1");

        patroni.forgets("/cluster");
        later();
        members();
        assertThat(discovery.namedLast()).isEmpty();

        patroni.answers("/cluster", TWO);
        later();
        members();
        assertThat(discovery.namedLast()).containsExactlyInAnyOrder("pg0", "pg1");
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.SECONDS)
    void waitsForAPatroniThatHangsNoLongerThanItsLimit() throws Exception {
        members();
        patroni.hangs(true);
        later();

        assertThat(names()).containsExactly("pg1");
        assertThat(names()).containsExactly("pg1");
    }

    @Test
    void asksAgainAtOnceWhileItKnowsNoMember() throws Exception {
        patroni.forgets("/cluster");
        assertThat(names()).isEmpty();
        patroni.answers("/cluster", ONE);

        assertThat(names()).containsExactly("pg1");
    }

    @Test
    void leavesOutAMemberThatHasNotPublishedItsAddress() throws Exception {
        patroni.answers("/cluster", "{\"members\": [{\"name\": \"pg1\", \"role\": \"uninitialized\"}]}");

        assertThat(names()).isEmpty();
    }
}

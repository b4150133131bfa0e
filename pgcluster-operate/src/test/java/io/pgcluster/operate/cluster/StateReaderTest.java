package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.operate.engine.FakeAdvice;
import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.engine.Part.Health;
import io.pgcluster.operate.engine.Part.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a cluster of which Patroni says nothing. */
class StateReaderTest {
    private static final List<String> STORE = List.of("etcd1", "etcd2", "etcd3");
    private static final List<String> MEMBERS = List.of("pg1", "pg2");

    @Test
    void nothingIsKnownOfAClusterWhoseMembersRunWithoutAnAnswerOfPatroni() {
        Map<String, Part> containers = containers();
        STORE.forEach(member -> containers.put(member, ended(member, "Exited (137) 5 seconds ago")));

        assertThat(state(containers, Optional.empty())).isInstanceOfSatisfying(ClusterState.Unknown.class, unknown -> {
            assertThat(unknown.reasons())
                    .anyMatch(reason -> reason.startsWith("pg1 is running as primary, in failsafe mode"));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "PAUSED", "RESTARTING"})
    void theStateIsUnknownIfOneMemberMayAcceptWrites(State state) {
        Map<String, Part> containers = containers();
        containers.remove("pg1");
        containers.put("pg2", new Part("pg2", state, Health.NONE, false, "Up 1 minute"));

        assertThat(state(containers, Optional.empty())).isInstanceOf(ClusterState.Unknown.class);
    }

    @Test
    void aClusterRunsAsPatroniSeesItAndIsStoppedWhereNoMemberRuns() {
        ClusterView view = new ClusterView(List.of(), false);
        assertThat(state(containers(), Optional.of(view))).isEqualTo(new ClusterState.Running(view));

        Map<String, Part> containers = containers();
        MEMBERS.forEach(member -> containers.put(member, ended(member, "Exited (0) 1 minute ago")));
        assertThat(state(containers, Optional.empty())).isInstanceOf(ClusterState.Stopped.class);
    }

    @Test
    void reportsThatThePrimaryContinuesWhileTheConsensusStoreIsStopped() {
        Map<String, Part> containers = containers();
        STORE.forEach(member -> containers.put(
                member, new Part(member, State.ENDED, Health.NONE, false, "Exited (137) 5 seconds ago")));

        ClusterState.Unknown unknown = StateReader.unknown(STORE, MEMBERS, containers, answers(), new FakeAdvice());

        assertThat(unknown.reasons())
                .startsWith("etcd1 is exited (137) 5 seconds ago")
                .contains(
                        "pg1 is running as primary, in failsafe mode: it takes writes, and no other member can be promoted",
                        "pg2 is running as replica, in failsafe mode: it follows");
        assertThat(unknown.remedy()).contains("fake start etcd1 etcd2 etcd3");
    }

    @Test
    void saysHowToStartAConsensusStoreWhoseContainersAreGone() {
        Map<String, Part> containers = containers();
        STORE.forEach(containers::remove);

        ClusterState.Unknown unknown = StateReader.unknown(STORE, MEMBERS, containers, answers(), new FakeAdvice());

        assertThat(unknown.reasons()).startsWith("etcd1 has no container");
        assertThat(unknown.remedy()).contains("fake create etcd1 etcd2 etcd3");
    }

    @Test
    void namesMembersThatRunAndDoNotAnswerOrKeepRestarting() {
        Map<String, Part> containers = containers();
        containers.put("pg2", new Part("pg2", State.RESTARTING, Health.NONE, false, "Restarting (78) 1 second ago"));

        ClusterState.Unknown unknown = StateReader.unknown(STORE, MEMBERS, containers, Map.of(), new FakeAdvice());

        assertThat(unknown.reasons())
                .containsExactly("pg1 runs, but does not answer", "pg2 is restarting (78) 1 second ago");
        assertThat(unknown.remedy()).contains("fake logs pg1").contains("pgcluster down --force");
    }

    @Test
    void readsWhatAMemberSaysOfItselfWithoutTheConsensusStore() {
        assertThat(
                        PatroniJson.answer(
                                "{\"state\":\"running\",\"role\":\"primary\",\"cluster_unlocked\":true,\"failsafe_mode_is_active\":true}"))
                .isEqualTo(new MemberAnswer("primary", "running", true));
    }

    private static ClusterState state(Map<String, Part> containers, Optional<ClusterView> view) {
        return StateReader.state(
                STORE,
                MEMBERS,
                containers,
                new StateReader.Patroni() {
                    @Override
                    public Optional<ClusterView> view() {
                        return view;
                    }

                    @Override
                    public Optional<MemberAnswer> answer(String member) {
                        return Optional.ofNullable(answers().get(member));
                    }
                },
                new FakeAdvice());
    }

    private static Map<String, MemberAnswer> answers() {
        return Map.of(
                "pg1", new MemberAnswer("primary", "running", true),
                "pg2", new MemberAnswer("replica", "running", true));
    }

    private static Part ended(String member, String status) {
        return new Part(member, State.ENDED, Health.NONE, false, status);
    }

    private static Map<String, Part> containers() {
        Map<String, Part> containers = new TreeMap<>();
        STORE.forEach(member -> containers.put(
                member, new Part(member, State.RUNNING, Health.HEALTHY, false, "Up 1 minute (healthy)")));
        MEMBERS.forEach(member -> containers.put(
                member, new Part(member, State.RUNNING, Health.HEALTHY, false, "Up 1 minute (healthy)")));
        return containers;
    }
}

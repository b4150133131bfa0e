package io.pgcluster.render.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.platform.Note;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotePlannerTest {
    @Test
    void saysWhatOneDockerHostMeans() {
        assertThat(ids("")).contains("one-host");
    }

    @Test
    void saysThatNobodyIsToldOfAlertsWithoutAWebhook() {
        assertThat(text("", "alerts-tell-nobody")).contains("spec.monitoring.webhooks");
        assertThat(ids("monitoring: {webhooks: [page]}")).doesNotContain("alerts-tell-nobody");
        assertThat(ids("monitoring: {alerts: false}")).doesNotContain("alerts-tell-nobody");
        assertThat(ids("monitoring: {prometheus: false}")).doesNotContain("alerts-tell-nobody");
    }

    @Test
    void saysHowLongAPromotedServerHasNoStandby() {
        assertThat(Clusters.plan("").notes())
                .filteredOn(note -> note.id().equals("after-promotion"))
                .singleElement()
                .extracting(Note::text)
                .asString()
                .contains("6.3 s after each promotion");
    }

    @Test
    void strictAndAsynchronousReplicationHaveNoSuchGap() {
        assertThat(ids("highAvailability: {replication: {strict: true}}")).doesNotContain("after-promotion");
        assertThat(ids("highAvailability: {replication: {mode: async}}")).doesNotContain("after-promotion");
    }

    @Test
    void warnsOfASingleConsensusMember() {
        assertThat(ids("highAvailability: {consensus: {members: 1}}")).contains("one-consensus-member");
        assertThat(ids("")).doesNotContain("one-consensus-member");
    }

    @Test
    void reportsByHowMuchAChosenWorkMemoryExceedsTheLimit() {
        Plan plan = Clusters.plan("postgres: {parameters: {work_mem: 16MB}}");

        long beyond = -plan.capacity().memory().headroom();
        assertThat(beyond).isPositive();
        assertThat(plan.notes())
                .filteredOn(note -> note.id().equals("memory-bet"))
                .singleElement()
                .extracting(Note::text)
                .asString()
                .contains((beyond + (1 << 20) - 1) / (1 << 20) + " MiB more than the memory limit");
    }

    private static String text(String spec, String id) {
        return Clusters.plan(spec).notes().stream()
                .filter(note -> note.id().equals(id))
                .map(Note::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no note " + id));
    }

    private static List<String> ids(String spec) {
        return Clusters.plan(spec).notes().stream().map(Note::id).toList();
    }
}

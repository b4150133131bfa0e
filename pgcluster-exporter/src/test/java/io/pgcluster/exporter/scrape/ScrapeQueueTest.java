package io.pgcluster.exporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ScrapeQueueTest {
    private final ScrapeQueue turns = new ScrapeQueue(4);
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stops() {
        turns.close();
    }

    /** A server that answers only when it is told to. */
    private final class Held {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch resume = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final ScrapeQueue.Turn turn;

        Held(String name, long since, boolean doubtful) {
            this.turn = new ScrapeQueue.Turn(() -> run(name), since, doubtful);
        }

        private void run(String name) {
            order.add(name);
            begun.countDown();
            try {
                resume.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ended.countDown();
        }

        Held queued() {
            turns.queue(turn);
            return this;
        }

        void end() throws InterruptedException {
            resume.countDown();
            ended.await();
        }
    }

    private List<Held> held(int count, String name, boolean doubtful) throws InterruptedException {
        List<Held> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Held(name + i, i, doubtful).queued());
        }
        return all;
    }

    @Test
    void asNoMoreThanItsPlacesAreAskedAtATimeTheOneThatWaitedLongestIsNext() throws Exception {
        List<Held> first = held(4, "first", false);
        for (Held one : first) {
            one.begun.await();
        }
        Held later = new Held("asked lately", 20, false).queued();
        Held earlier = new Held("asked long ago", 10, false).queued();
        assertThat(order).hasSize(4);

        first.get(2).end();
        earlier.begun.await();
        assertThat(order).hasSize(5).endsWith("asked long ago");
        first.get(0).end();
        later.begun.await();
    }

    @Test
    void thoseThatDidNotAnswerGetHalfOfThePlacesAndOnlyAfterTheOthers() throws Exception {
        List<Held> silent = held(6, "silent", true);
        silent.get(0).begun.await();
        silent.get(1).begun.await();
        Held healthy = new Held("healthy", 100, false).queued();
        Held another = new Held("another", 100, false).queued();

        healthy.begun.await();
        another.begun.await();
        assertThat(order).containsExactlyInAnyOrder("silent0", "silent1", "healthy", "another");
        silent.get(1).end();
        silent.get(2).begun.await();
    }

    @Test
    void helpersComeOnlyWhereNoServerWaits() throws Exception {
        CountDownLatch helped = new CountDownLatch(1);
        assertThat(turns.help(helped::countDown)).isTrue();
        helped.await();

        List<Held> all = held(4, "server", false);
        for (Held one : all) {
            one.begun.await();
        }
        assertThat(turns.help(() -> order.add("helper"))).isFalse();
    }

    @Test
    void whoWithdrawsIsNotAsked() throws Exception {
        List<Held> all = held(4, "server", false);
        for (Held one : all) {
            one.begun.await();
        }
        Held withdrawn = new Held("withdrawn", 0, false).queued();
        Held next = new Held("next", 1, false).queued();
        turns.withdraw(withdrawn.turn);

        all.get(0).end();
        next.begun.await();
        assertThat(order).doesNotContain("withdrawn");
    }

    @Test
    void aDefectInOneTurnEndsNoOther() throws Exception {
        for (int i = 0; i < 20; i++) {
            turns.queue(new ScrapeQueue.Turn(
                    () -> {
                        throw new IllegalStateException("a defect, as this test wants it");
                    },
                    0,
                    false));
        }
        Held after = new Held("after", 1, false).queued();
        after.begun.await();
        after.end();
    }
}

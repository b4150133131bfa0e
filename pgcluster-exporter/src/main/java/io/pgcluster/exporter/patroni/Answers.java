package io.pgcluster.exporter.patroni;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for whichever of several requests is answered first, well or badly. */
final class Answers {
    private Answers() {}

    /** The first that is done; when none is by its time, the first of the list. */
    static PatroniClient.Pending firstDone(List<PatroniClient.Pending> asked) throws InterruptedException {
        CompletableFuture<?>[] answers = asked.stream()
                .map(pending -> pending.answer().handle((answer, failure) -> 0))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(answers).get(asked.get(0).due().remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return asked.get(0);
        }
        return asked.stream()
                .filter(pending -> pending.answer().isDone())
                .findFirst()
                .orElse(asked.get(0));
    }
}

package io.pgcluster.operate.cluster;

import io.pgcluster.operate.cluster.MoveReport.Result;
import io.pgcluster.operate.cluster.PausablePooler.Pause;
import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Pauses every pooler, lets a {@link Move} happen and resumes them, so that clients see a pause instead of errors. Whatever happens in
 * between, nothing is left paused: resuming is in a {@code finally}, in a shutdown hook, and each pooler has a guard of its own for the
 * case that this process is killed.
 */
final class PausedMove {
    /**
     * Limits.
     *
     * @param pause for running transactions to end; meanwhile new ones wait
     * @param move for the move; afterwards clients are resumed anyway
     */
    record Limits(Duration pause, Duration move) {}

    private final List<PausablePooler> poolers;
    private final Limits limits;

    PausedMove(List<? extends PausablePooler> poolers, Limits limits) {
        this.poolers = List.copyOf(poolers);
        this.limits = limits;
    }

    /** Pauses, moves and resumes; throws {@link FailedException} if a pooler cannot be resumed, which needs an operator. */
    MoveReport run(Move move) {
        try {
            poolers.forEach(PausablePooler::open);
            return runOpened(move);
        } finally {
            poolers.forEach(PausablePooler::close);
        }
    }

    private MoveReport runOpened(Move move) {
        Thread hook = new Thread(() -> resumeAll(poolers), "resume poolers");
        Runtime.getRuntime().addShutdownHook(hook);
        long start = System.nanoTime();
        Verdict verdict;
        try {
            verdict = pauseAndMove(move);
        } finally {
            resumeOrSay();
            removeHook(hook);
        }
        Duration paused = Duration.ofNanos(System.nanoTime() - start);
        return new MoveReport(verdict.result(), verdict.reason(), poolers.isEmpty() ? Duration.ZERO : paused);
    }

    private Verdict pauseAndMove(Move move) {
        List<String> late = pauseAll();
        if (!late.isEmpty()) {
            return new Verdict(
                    Result.ABORTED,
                    "transactions did not end within " + seconds(limits.pause()) + " on " + String.join(", ", late));
        }
        move.start();
        return Await.value(limits.move(), Duration.ZERO, () -> verdict(move))
                .orElseGet(() -> new Verdict(
                        Result.TIMED_OUT, "writes did not succeed within " + seconds(limits.move()) + said(move)));
    }

    private static java.util.Optional<Verdict> verdict(Move move) {
        return switch (move.look()) {
            case PENDING -> java.util.Optional.empty();
            case DONE -> java.util.Optional.of(new Verdict(Result.DONE, ""));
            case REFUSED -> java.util.Optional.of(new Verdict(Result.REFUSED, move.answer()));
        };
    }

    /** The poolers that could not be paused in time. */
    private List<String> pauseAll() {
        Map<String, Supplier<Pause>> pauses = new LinkedHashMap<>();
        poolers.forEach(pooler -> pauses.put(pooler.name(), () -> pooler.pause(limits.pause())));
        List<String> late = new ArrayList<>();
        inParallel(pauses).forEach((name, pause) -> {
            if (pause == Pause.TIMED_OUT) {
                late.add(name);
            }
        });
        return late;
    }

    private void resumeOrSay() {
        List<String> stuck = resumeAll(poolers);
        if (!stuck.isEmpty()) {
            throw new FailedException("could not verify that clients resumed at " + String.join(", ", stuck)
                    + "; check with SHOW STATE, and run RESUME on its console");
        }
    }

    /** Resumes all, in parallel and whatever happens to one of them; the poolers that may still be paused. */
    private static List<String> resumeAll(List<PausablePooler> poolers) {
        Map<String, Supplier<Boolean>> resumes = new LinkedHashMap<>();
        poolers.forEach(pooler -> resumes.put(pooler.name(), () -> resumes(pooler)));
        List<String> stuck = new ArrayList<>();
        inParallel(resumes).forEach((name, resumed) -> {
            if (!resumed) {
                stuck.add(name);
            }
        });
        return stuck;
    }

    private static boolean resumes(PausablePooler pooler) {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                pooler.resume();
                if (!pooler.isPaused()) {
                    return true;
                }
            } catch (RuntimeException e) {
                // Tried again with a new console; when that fails as well the caller says so, and the guard is still
                // there.
            }
        }
        return false;
    }

    private static <T> Map<String, T> inParallel(Map<String, Supplier<T>> work) {
        if (work.isEmpty()) {
            return Map.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            Map<String, Future<T>> futures = new LinkedHashMap<>();
            work.forEach((name, one) -> futures.put(name, threads.submit(one::get)));
            Map<String, T> results = new LinkedHashMap<>();
            for (Map.Entry<String, Future<T>> future : futures.entrySet()) {
                results.put(future.getKey(), future.getValue().get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted while waiting for the poolers", e);
        } catch (ExecutionException e) {
            throw new FailedException("a pooler's console failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook is running or has run, which is what it is for.
            return;
        }
    }

    private static String said(Move move) {
        return move.answer().isEmpty() ? "" : "; the cluster said: " + move.answer();
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private record Verdict(Result result, String reason) {}
}

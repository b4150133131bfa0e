package io.pgcluster.exporter.http;

import io.pgcluster.exporter.exposition.ExpositionFormat;
import io.pgcluster.exporter.scrape.MemoryBudget;
import io.pgcluster.exporter.scrape.Scrape;
import io.pgcluster.exporter.scrape.ScrapeBounds;
import io.pgcluster.exporter.scrape.ScrapeRequest;
import io.pgcluster.exporter.scrape.Target;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Scrapes and writes the result. A request for the same while that is under way, which can wait as long, gets the same answer: many that ask
 * at the same time cost what one costs.
 */
final class Answers {
    private final Application application;
    private final Executor writers;
    private final WritingTime writing;
    private final MemoryBudget room =
            new MemoryBudget(ScrapeBounds.ofThisProcess().bodyBytes());
    private final Map<Key, Shared> underWay = new HashMap<>();

    /** Writes on {@code writers}, since it takes longer than an event loop may be held. */
    Answers(Application application, Executor writers, WritingTime writing) {
        this.application = application;
        this.writers = writers;
        this.writing = writing;
    }

    /** What makes two answers the same. */
    private record Key(Set<String> collect, Optional<Target> target, ExpositionFormat format) {}

    /** An answer under way. */
    private static final class Shared {
        private final Deadline deadline;
        private final CompletableFuture<Body> body = new CompletableFuture<>();
        private int wanted = 1;

        Shared(Deadline deadline) {
            this.deadline = deadline;
        }
    }

    /**
     * The answer, which each request reads once.
     *
     * @return fails with {@link Body.FullException} or {@link RejectedExecutionException} if too much is under way
     */
    CompletableFuture<Body> to(ScrapeRequest request, ExpositionFormat format) {
        Key key = new Key(request.collect(), request.target(), format);
        Shared shared;
        synchronized (this) {
            Shared known = underWay.get(key);
            if (known != null && known.deadline.isBy(request.deadline())) {
                known.wanted++;
                return known.body;
            }
            shared = new Shared(request.deadline());
            underWay.put(key, shared);
        }
        CompletableFuture<Scrape> unused = scraped(request).whenComplete((scrape, failure) -> {
            if (failure == null) {
                write(scrape, key, shared);
            } else {
                over(key, shared);
                shared.body.completeExceptionally(failure);
            }
        });
        return shared.body;
    }

    private CompletableFuture<Scrape> scraped(ScrapeRequest request) {
        try {
            return application.scrape(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void write(Scrape scrape, Key key, Shared shared) {
        long start = System.nanoTime();
        try {
            writers.execute(() -> {
                Body body = new Body(room);
                try (scrape) {
                    body.fill(out -> application.write(scrape, out, key.format()));
                } catch (IOException | RuntimeException | Error e) {
                    // Any failure: waiting requests are answered, and none joins an answer that never comes.
                    over(key, shared);
                    shared.body.completeExceptionally(e);
                    return;
                }
                // What was late before it could be written counts too.
                writing.took(Math.max(
                        System.nanoTime() - start, shared.deadline.overdue().toNanos()));
                body.isFor(over(key, shared));
                shared.body.complete(body);
            });
        } catch (RejectedExecutionException e) {
            scrape.close();
            over(key, shared);
            shared.body.completeExceptionally(e);
        }
    }

    /** No further request joins it; how many wait for it. */
    private synchronized int over(Key key, Shared shared) {
        underWay.remove(key, shared);
        return shared.wanted;
    }
}

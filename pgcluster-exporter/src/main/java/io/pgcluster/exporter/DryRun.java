package io.pgcluster.exporter;

import io.pgcluster.exporter.scrape.ScrapeRequest;
import io.pgcluster.exporter.scrape.TargetStatus;
import io.pgcluster.exporter.scrape.TargetStatus.CollectorStatus;
import io.pgcluster.exporter.time.Deadline;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Scrapes everything once and tells which collectors ran on each server, and why others did not. */
final class DryRun {
    private static final int TIMEOUT_FACTOR = 2;

    private final Exporter exporter;
    private final PrintStream out;

    DryRun(Exporter exporter, PrintStream out) {
        this.exporter = exporter;
        this.out = out;
    }

    /** Whether every server answered. */
    boolean run() throws InterruptedException {
        var timeout = exporter.config().limits().scrapeTimeout().duration();
        try {
            exporter.scrape(ScrapeRequest.everything(Deadline.in(timeout)))
                    .get(timeout.toMillis() * TIMEOUT_FACTOR, TimeUnit.MILLISECONDS)
                    .close();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the scrape did not end in time", e);
        }
        List<TargetStatus> targets = exporter.status();
        if (targets.isEmpty()) {
            out.println("no server is configured; only /probe would show any");
        }
        targets.forEach(this::print);
        return targets.stream().allMatch(TargetStatus::up);
    }

    private void print(TargetStatus target) {
        out.println(target.address() + ": "
                + target.version().map(version -> "PostgreSQL " + version).orElse("no answer")
                + target.error().map(error -> ": " + error).orElse(""));
        for (CollectorStatus collector : target.collectors()) {
            out.printf(
                    "  %-28s %-5s %s%n",
                    collector.name(),
                    collector.success() ? "runs" : "fails",
                    collector.note().orElse(""));
        }
    }
}

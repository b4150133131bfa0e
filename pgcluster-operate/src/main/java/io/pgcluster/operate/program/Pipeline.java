package io.pgcluster.operate.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Two programs with a pipe of the operating system between them: bytes do not pass this process, and no file holds them. */
final class Pipeline {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final List<String> source;
    private final List<String> sink;
    private final List<Process> processes;

    /** Of the commands and their processes, which have just been started. */
    Pipeline(List<String> source, List<String> sink, List<Process> processes) {
        this.source = source;
        this.sink = sink;
        this.processes = processes;
    }

    /** Waits for the end of both. A source that goes on after its sink has ended is stopped, since nothing reads what it writes. */
    PipeOutcome run(Duration limit, Consumer<String> onLine) {
        Process first = processes.get(0);
        Process last = processes.get(1);
        try {
            first.getOutputStream().close();
            Tail complaints = new Tail(first.getErrorStream(), onLine);
            Tail out = new Tail(last.getInputStream(), line -> {});
            Tail err = new Tail(last.getErrorStream(), onLine);
            if (!last.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProgramException(sink, limit);
            }
            if (!first.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                Programs.stop(first);
                first.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
            long grace = GRACE.toMillis();
            return new PipeOutcome(
                    new Outcome(source, first.exitValue(), "", complaints.join(grace)),
                    new Outcome(sink, last.exitValue(), out.join(grace), err.join(grace)));
        } catch (IOException e) {
            throw new ProgramException(source, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramException(sink, e);
        } finally {
            processes.forEach(Programs::stop);
        }
    }
}

package io.pgcluster.cli.cluster;

import java.time.Duration;
import java.util.Optional;

/** A move that a member's REST API is asked for, and that is over when probes find that writes work. */
final class RestMove implements Move, AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final HeldRequest request;
    private final String body;
    private final WriteProbe probe;
    private final WriteVerdict verdict;
    private String said = "";

    RestMove(HeldRequest request, String body, WriteProbe probe, WriteVerdict verdict) {
        this.request = request;
        this.body = body;
        this.probe = probe;
        this.verdict = verdict;
    }

    @Override
    public void start() {
        request.send(body);
    }

    @Override
    public State look() {
        for (Optional<ProbeAnswer> answer = probe.next(LOOK); answer.isPresent(); answer = probe.next(Duration.ZERO)) {
            verdict.add(answer.get());
        }
        if (verdict.works()) {
            return State.DONE;
        }
        if (!said.isEmpty()) {
            return State.PENDING;
        }
        Optional<HeldRequest.Answer> answer = request.answer(Duration.ZERO);
        answer.ifPresent(one -> said = one.status() == 0 ? one.text() : one.status() + " " + one.text());
        return answer.isPresent() && !answer.get().succeeded() ? State.REFUSED : State.PENDING;
    }

    @Override
    public String answer() {
        return said;
    }

    @Override
    public void close() {
        request.close();
        probe.close();
    }
}

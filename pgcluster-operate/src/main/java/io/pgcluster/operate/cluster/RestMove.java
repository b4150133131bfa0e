package io.pgcluster.operate.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A move that a member's REST API is asked for, and that is over when probes find that writes work. */
final class RestMove implements Move, AutoCloseable {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final PreparedRequest request;
    private final String body;
    private final Supplier<WriteProbe> probes;
    private final WriteVerdict verdict;
    private @Nullable WriteProbe probe;
    private String said = "";

    /**
     * A move.
     *
     * @param request has it done when {@code body} is sent
     * @param probes starts probing
     * @param verdict judges the probes
     * @param prepared probes that were started already, and judge before the request is answered: only where a good answer cannot be one
     *     from before the move; empty to start {@code probes} when it is answered
     */
    RestMove(
            PreparedRequest request,
            String body,
            Supplier<WriteProbe> probes,
            WriteVerdict verdict,
            Optional<WriteProbe> prepared) {
        this.request = request;
        this.body = body;
        this.probes = probes;
        this.verdict = verdict;
        this.probe = prepared.orElse(null);
    }

    @Override
    public void start() {
        request.send(body);
    }

    @Override
    public State look() {
        if (probe != null && works(probe)) {
            return State.DONE;
        }
        if (!said.isEmpty()) {
            return State.PENDING;
        }
        Optional<PreparedRequest.Answer> answer = request.answer(probe == null ? POLL_INTERVAL : Duration.ZERO);
        return answer.isEmpty() ? State.PENDING : answered(answer.get());
    }

    private State answered(PreparedRequest.Answer answer) {
        said = answer.status() == 0 ? answer.text() : answer.status() + " " + answer.text();
        if (!answer.succeeded()) {
            return State.REFUSED;
        }
        if (probe == null) {
            probe = probes.get();
        }
        return State.PENDING;
    }

    private boolean works(WriteProbe probing) {
        Optional<ProbeEvent> event = probing.next(POLL_INTERVAL);
        while (event.isPresent()) {
            verdict.add(event.get());
            event = probing.next(Duration.ZERO);
        }
        return verdict.works();
    }

    @Override
    public String answer() {
        return said;
    }

    @Override
    public void close() {
        request.close();
        if (probe != null) {
            probe.close();
        }
    }
}

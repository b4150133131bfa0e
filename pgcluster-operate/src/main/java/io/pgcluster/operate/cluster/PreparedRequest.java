package io.pgcluster.operate.cluster;

import io.pgcluster.operate.program.Conversation;
import io.pgcluster.operate.program.ProgramException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request that has everything ready, so that sending it costs no start of a program while writes stand still. */
public final class PreparedRequest implements AutoCloseable {
    /**
     * An answer.
     *
     * @param status HTTP status; 0 if the connection failed
     * @param text the body, or why the connection failed
     */
    public record Answer(int status, String text) {
        /** Whether what was asked for was done. */
        public boolean succeeded() {
            return status >= 200 && status < 300;
        }
    }

    private final Conversation conversation;
    private final List<String> lines = new ArrayList<>();

    PreparedRequest(Conversation conversation) {
        this.conversation = conversation;
    }

    /** Sends the request. */
    public void send(String body) {
        conversation.send(body);
        conversation.endInput();
    }

    /** The answer; empty if it has not come within {@code limit}, in which case it may be asked for again. */
    public Optional<Answer> answer(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                Optional<String> line = conversation.next(Duration.ofNanos(end - System.nanoTime()));
                if (line.isEmpty()) {
                    return Optional.empty();
                }
                lines.add(line.get());
            }
        } catch (ProgramException e) {
            return Optional.of(parse(String.valueOf(e.getMessage())));
        }
    }

    /** The body ends with a line of its own that holds the status, {@code 000} if there was none. */
    private Answer parse(String ending) {
        String last = lines.isEmpty() ? "000" : lines.get(lines.size() - 1);
        int status = last.matches("\\d{3}") ? Integer.parseInt(last) : 0;
        String body = String.join(" ", lines.subList(0, Math.max(0, lines.size() - 1)))
                .strip();
        return new Answer(status, status == 0 ? ending : body);
    }

    @Override
    public void close() {
        conversation.close();
    }
}

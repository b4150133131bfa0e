package io.pgcluster.operate.cluster;

import io.pgcluster.operate.program.Conversation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A psql that stays open, so that a statement costs no start of a program. It is told to echo a marker after each statement; what comes
 * before the marker are the statement's rows.
 */
public final class PsqlSession implements AutoCloseable {
    private static final String MARKER = "pgcluster-done-";

    /**
     * How a statement ended.
     *
     * @param succeeded whether it did what it says
     * @param rows its rows, columns apart by {@code |}; without the command's tag
     * @param error what the server said if it did not
     */
    public record Result(boolean succeeded, List<String> rows, String error) {}

    private final Conversation conversation;
    private int statements;

    PsqlSession(Conversation conversation) {
        this.conversation = conversation;
        conversation.send("\\unset ON_ERROR_STOP");
    }

    /**
     * Runs one statement; empty if it was not done within {@code limit}. Such a session must be closed: its next answer could be that of
     * this statement.
     */
    public Optional<Result> execute(String statement, Duration limit) {
        String marker = MARKER + ++statements + " ";
        conversation.send(statement + ";");
        conversation.send("\\echo " + marker + ":ERROR :LAST_ERROR_MESSAGE");
        long end = System.nanoTime() + limit.toNanos();
        List<String> rows = new ArrayList<>();
        while (true) {
            Optional<String> line = conversation.next(Duration.ofNanos(end - System.nanoTime()));
            if (line.isEmpty()) {
                return Optional.empty();
            }
            if (line.get().startsWith(marker)) {
                return Optional.of(result(line.get().substring(marker.length()), rows));
            }
            rows.add(line.get());
        }
    }

    private static Result result(String ending, List<String> rows) {
        boolean failed = ending.startsWith("true");
        String error = failed ? ending.substring("true".length()).strip() : "";
        return new Result(!failed, List.copyOf(rows), error);
    }

    @Override
    public void close() {
        conversation.close();
    }
}

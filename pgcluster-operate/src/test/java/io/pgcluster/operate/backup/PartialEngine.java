package io.pgcluster.operate.backup;

import io.pgcluster.operate.engine.Advice;
import io.pgcluster.operate.engine.Engine;
import io.pgcluster.operate.engine.FakeAdvice;
import io.pgcluster.operate.engine.Faults;
import io.pgcluster.operate.program.Conversation;
import io.pgcluster.operate.program.ProgramSocketFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** An engine for tests of backups, which fails where no restore has anything to do. */
abstract class PartialEngine implements Engine {
    @Override
    public Advice advice() {
        return new FakeAdvice();
    }

    @Override
    public String log(String part, int lines) {
        return "";
    }

    @Override
    public Conversation converse(String part, List<String> command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ProgramSocketFactory.Ticket tunnel(String part, List<String> command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> interactive(String part, boolean terminal, List<String> variables, List<String> command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void provideImages(Consumer<String> step) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void prepare(String part, Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void restart(String part, Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void signal(String part, String signal, Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stop(boolean data, Duration limit, Consumer<String> step) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Faults faults() {
        throw new UnsupportedOperationException();
    }
}

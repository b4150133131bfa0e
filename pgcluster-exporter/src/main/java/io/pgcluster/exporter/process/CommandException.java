package io.pgcluster.exporter.process;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command could not be run, failed, took too long or printed too much; the message says which of them, and what it said. */
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable ProcessHandle left;

    /** With what led to it. */
    public CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.left = null;
    }

    /** Without a cause. */
    public CommandException(String message) {
        this(message, (Throwable) null);
    }

    /** Of a process that did not end when it was killed, at least not at once. */
    CommandException(String message, ProcessHandle left) {
        super(message);
        this.left = left;
    }

    /** The process that was given up, while it is there: one that waits for a file server cannot be killed. */
    public Optional<ProcessHandle> left() {
        return Optional.ofNullable(left).filter(ProcessHandle::isAlive);
    }
}

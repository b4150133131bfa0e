package io.pgcluster.cli.console;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A piece of work that may take more than a second. Nothing is shown if it is quicker; after a second it is named, with the time it
 * has taken so far: in place on a terminal, else as a line now and again. Closing it says how long it took.
 */
public final class Progress implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
    private static final Duration IN_LOG = Duration.ofSeconds(20);
    private static final String BACK_AND_CLEAR = "\r\u001b[K";

    private final Console console;
    private final String what;
    private final long start = System.nanoTime();
    private final boolean inPlace;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Progress::daemon);
    private final ScheduledFuture<?> ticks;
    private String detail = "";
    private boolean shown;
    private boolean closed;

    private Progress(Console console, String what) {
        this.console = console;
        this.what = what;
        this.inPlace = console.terminal().error() && console.terminal().colours();
        Duration period = inPlace ? ON_TERMINAL : IN_LOG;
        ticks = timer.scheduleAtFixedRate(this::show, PATIENCE.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts a piece of work that users know as {@code what}, such as {@code Building images}. */
    public static Progress start(Console console, String what) {
        return new Progress(console, what);
    }

    /** Does {@code work}, which users know as {@code what} and which says what it is doing, to its end; gives what it gives. */
    public static <T> T watch(Console console, String what, Function<Consumer<String>, T> work) {
        try (Progress progress = start(console, what)) {
            return work.apply(progress::detail);
        }
    }

    /** What is being done now; shown behind the name. */
    public synchronized void detail(String text) {
        detail = text;
        if (shown && inPlace && !closed) {
            write();
        }
    }

    /** Time since the start. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The work is over. */
    @Override
    public synchronized void close() {
        ticks.cancel(false);
        timer.shutdownNow();
        if (closed) {
            return;
        }
        closed = true;
        if (shown) {
            String line = what + " took " + Text.duration(elapsed());
            console.say(inPlace ? BACK_AND_CLEAR + line : line);
        }
    }

    private synchronized void show() {
        if (!closed) {
            shown = true;
            write();
        }
    }

    private void write() {
        String line = what + (detail.isEmpty() ? "" : ": " + detail) + " … " + Text.duration(elapsed());
        if (inPlace) {
            console.errorStream().print(BACK_AND_CLEAR + line);
            console.errorStream().flush();
        } else {
            console.say(line);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    }
}

package io.pgcluster.exporter.logging;

import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** Sets the log up, once, at the start. */
public final class Logging {
    private static final Map<String, Level> LEVELS =
            Map.of("debug", Level.FINE, "info", Level.INFO, "warn", Level.WARNING, "error", Level.SEVERE);

    /** Libraries whose info messages do not interest operators, and the driver, which logs what a failed login says anyway. */
    private static final List<String> QUIET = List.of("io.netty", "io.vertx");

    /** The pool warns of each session that ended, and advises a shorter maxLifetime, which the exporter does not have; it opens another. */
    private static final String POOL = "com.zaxxer.hikari";

    private static final String DRIVER = "org.postgresql";

    /** Held, since the JDK discards loggers that are not referenced, together with their level. */
    private final List<Logger> configured;

    private Logging(List<Logger> configured) {
        this.configured = configured;
    }

    /**
     * Logs {@code level} (debug, info, warn, error) and what weighs more to standard error.
     *
     * @throws IllegalArgumentException if there is no such level
     */
    public static Logging start(String level, LogFormat format) {
        Level least = LEVELS.get(level);
        if (least == null) {
            throw new IllegalArgumentException(
                    "\"" + level + "\" is no log level, expected debug, info, warn or error");
        }
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new FlushingHandler(format));
        root.setLevel(least);
        List<Logger> loggers =
                new java.util.ArrayList<>(QUIET.stream().map(Logger::getLogger).toList());
        loggers.forEach(logger -> logger.setLevel(atLeast(Level.WARNING, least)));
        Logger pool = Logger.getLogger(POOL);
        pool.setLevel(least.intValue() <= Level.FINE.intValue() ? Level.WARNING : Level.SEVERE);
        loggers.add(pool);
        Logger driver = Logger.getLogger(DRIVER);
        driver.setLevel(Level.SEVERE);
        loggers.add(driver);
        loggers.add(root);
        return new Logging(loggers);
    }

    private static Level atLeast(Level floor, Level level) {
        return level.intValue() > floor.intValue() ? level : floor;
    }

    /** What was set up: name and level of each logger. */
    @Override
    public String toString() {
        return configured.stream()
                .map(logger -> logger.getName() + "=" + logger.getLevel())
                .toList()
                .toString();
    }

    /** Standard error, line by line. */
    private static final class FlushingHandler extends StreamHandler {
        private FlushingHandler(LogFormat format) {
            super(System.err, new LineFormatter(format));
            setLevel(Level.ALL);
        }

        @Override
        public synchronized void publish(java.util.logging.LogRecord logged) {
            super.publish(logged);
            flush();
        }
    }
}

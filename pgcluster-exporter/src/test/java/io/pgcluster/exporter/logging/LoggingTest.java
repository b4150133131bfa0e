package io.pgcluster.exporter.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoggingTest {
    private final Handler[] before = Logger.getLogger("").getHandlers();

    @AfterEach
    void putBack() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        for (Handler handler : before) {
            root.addHandler(handler);
        }
        LogManager.getLogManager().getLogger("").setLevel(Level.INFO);
    }

    @Test
    void keepsThePoolsAdviceAboutEndedSessionsToItself() {
        Logging held = Logging.start("info", LogFormat.LOGFMT);
        Logger pool = Logger.getLogger("com.zaxxer.hikari.pool.PoolBase");

        assertThat(pool.isLoggable(Level.WARNING)).as("%s", held).isFalse();
        assertThat(pool.isLoggable(Level.SEVERE)).isTrue();
    }

    @Test
    void showsItWhereEverythingIsWanted() {
        Logging held = Logging.start("debug", LogFormat.LOGFMT);

        assertThat(Logger.getLogger("com.zaxxer.hikari.pool.PoolBase").isLoggable(Level.WARNING))
                .as("%s", held)
                .isTrue();
    }
}

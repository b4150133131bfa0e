package io.pgcluster.exporter.prometheus;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Signals by number: kill reads the names by the locale's rules, and does not know CONT in Turkish. */
public final class ProcessSignal {
    public static final String HANGUP = "1";
    public static final String STOP = "19";
    public static final String CONTINUE = "18";

    private static final int LIMIT_SECONDS = 10;

    private ProcessSignal() {}

    /** Sends a signal to a process of this machine. */
    public static void send(String number, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + number, String.valueOf(pid)).start();
        if (!kill.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("kill -" + number + " " + pid + " failed");
        }
    }
}

package io.pgcluster.operate.engine.embedded;

import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.failure.FailedException;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Java programs that continue when the command line has ended. Each carries the cluster's directory and its own name as an argument, and is
 * found by that among the processes of the machine: nothing has to be written down, so nothing written down can be wrong.
 */
final class Children {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final EmbeddedFiles files;

    Children(EmbeddedFiles files) {
        this.files = files;
    }

    /** Starts a program with this Java, its output in its log. */
    void start(String name, List<String> options, List<String> program) {
        List<String> command = new ArrayList<>(List.of(java(), marker(name)));
        command.addAll(options);
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(detached(command))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(files.log(name).toFile());
        // As in the exporter's image: each of these few threads would keep what its own arena once had.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        try {
            builder.start().getOutputStream().close();
        } catch (IOException e) {
            throw new FailedException("cannot start the " + name + ": " + e.getMessage(), e);
        }
    }

    /** The program, if it runs. */
    Optional<ProcessHandle> find(String name) {
        String marker = marker(name);
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(marker))
                        .orElse(false))
                .findFirst();
    }

    /** Ends the program if it runs, by force if it does not end when asked. */
    void stop(String name) {
        find(name).ifPresent(ProcessHandle::destroy);
        // Not by whether it is alive: where no parent collects what has ended, it would seem so forever.
        if (!Await.until(GRACE, POLL_INTERVAL, () -> find(name).isEmpty())) {
            find(name).ifPresent(ProcessHandle::destroyForcibly);
            Await.until(GRACE, POLL_INTERVAL, () -> find(name).isEmpty());
        }
    }

    private String marker(String name) {
        return "-Dpgcluster.child=" + name + "@" + files.root();
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElseGet(() -> System.getProperty("java.home") + "/bin/java");
    }

    /** In a session of its own, so that Ctrl-C at the terminal reaches the command line alone, which then ends things in order. */
    private static List<String> detached(List<String> command) {
        File setsid = new File("/usr/bin/setsid");
        if (!setsid.canExecute()) {
            return command;
        }
        List<String> full = new ArrayList<>(List.of(setsid.getPath()));
        full.addAll(command);
        return full;
    }
}

package io.pgcluster.exporter;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.builtin.BuiltinCollectors;
import io.pgcluster.exporter.config.CommandLineReader;
import io.pgcluster.exporter.config.Flag;
import io.pgcluster.exporter.config.Flags;
import io.pgcluster.exporter.config.UsageException;
import io.pgcluster.exporter.http.HttpException;
import io.pgcluster.exporter.logging.LogFormat;
import io.pgcluster.exporter.logging.Logging;
import io.pgcluster.exporter.webconfig.WebFileException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code pgcluster-exporter}: the only place that reads the environment and ends the process. */
public final class Main {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int REFUSED = 2;
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    private Main(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Runs until it is stopped: 0 after that, 1 if it cannot listen, 2 if arguments or configuration are refused. */
    public static void main(String[] arguments) throws InterruptedException {
        NettyDefaults.apply();
        System.exit(new Main(System.getenv(), System.out, System.err).run(arguments));
    }

    private int run(String... arguments) throws InterruptedException {
        List<Collector> builtin = BuiltinCollectors.all();
        CommandLineReader reader = new CommandLineReader(builtin.stream()
                .collect(Collectors.toMap(
                        Collector::name, Collector::onByDefault, (a, b) -> a, java.util.TreeMap::new)));
        try {
            Flags flags = reader.read(arguments);
            if (flags.has(Flag.HELP)) {
                out.print(reader.help());
                return OK;
            } else if (flags.has(Flag.VERSION)) {
                out.println("pgcluster-exporter " + BuildVersion.text());
                return OK;
            }
            return run(flags, builtin);
        } catch (UsageException | IllegalArgumentException e) {
            err.println("error: " + e.getMessage());
            return REFUSED;
        }
    }

    private int run(Flags flags, List<Collector> builtin) throws InterruptedException {
        Logging logging = Logging.start(
                flags.valueOrStandard(Flag.LOG_LEVEL), LogFormat.parse(flags.valueOrStandard(Flag.LOG_FORMAT)));
        Logger log = LoggerFactory.getLogger(Main.class);
        log.debug("logging with {}", logging);
        ConfigurationLoader loader = new ConfigurationLoader(flags, environment, builtin);
        try {
            Exporter exporter = new Exporter(loader, loader.load(), environment);
            if (flags.has(Flag.DRY_RUN) || flags.has(Flag.DUMPMAPS)) {
                try (exporter) {
                    return new DryRun(exporter, out).run() ? OK : FAILED;
                }
            }
            return serve(exporter, log);
        } catch (RefusedException e) {
            e.problems().forEach(problem -> err.println("error: " + problem));
            return REFUSED;
        }
    }

    private int serve(Exporter exporter, Logger log) throws InterruptedException {
        try {
            RunningExporter running = RunningExporter.start(exporter, POLL_INTERVAL);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                running.close();
                                stopped.countDown();
                            },
                            "stop"));
            HangupSignal.run(running::reload);
            log.info(
                    "pgcluster-exporter {} listens on {}",
                    BuildVersion.text(),
                    exporter.config().web().listenAddresses());
            stopped.await();
            return OK;
        } catch (WebFileException e) {
            err.println("error: " + e.getMessage());
            exporter.close();
            return REFUSED;
        } catch (HttpException e) {
            err.println("error: " + e.getMessage());
            exporter.close();
            return FAILED;
        }
    }
}

package io.pgcluster.exporter.source.pgbackrest;

import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.process.Command;
import io.pgcluster.exporter.process.CommandException;
import io.pgcluster.exporter.source.status.StatusFile;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the output of {@code pgbackrest info} comes from. */
public sealed interface InfoReader {
    /** More than this is not read: it would be tens of thousands of backups. */
    int MAX_BYTES = 16 * 1024 * 1024;

    /**
     * The JSON.
     *
     * @throws IOException if it cannot be had, telling where it was looked for
     */
    byte[] info(Deadline deadline) throws IOException, InterruptedException;

    /** Where it comes from, for messages. */
    String origin();

    /** The version as one number, 2.45 as 2045000; empty where it cannot be known. */
    OptionalDouble version(Deadline deadline) throws IOException, InterruptedException;

    /**
     * Runs the command.
     *
     * @param command the program and what it always needs, as {@code pgbackrest --config=…}
     */
    record FromCommand(Command command) implements InfoReader {
        private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?");

        /** With the words as they are configured. */
        public static FromCommand of(List<String> words) {
            return new FromCommand(new Command(words, MAX_BYTES));
        }

        @Override
        public String origin() {
            return "the output of pgbackrest info";
        }

        @Override
        public byte[] info(Deadline deadline) throws IOException, InterruptedException {
            return run(deadline, "info", "--output=json", "--log-level-console=off", "--log-level-stderr=error");
        }

        /** The same for one backup, which alone tells its databases; since 2.41. */
        byte[] set(String stanza, String label, int repoKey, Deadline deadline)
                throws IOException, InterruptedException {
            return run(
                    deadline,
                    "info",
                    "--output=json",
                    "--log-level-console=off",
                    "--log-level-stderr=error",
                    "--stanza=" + stanza,
                    "--set=" + label,
                    "--repo=" + Math.max(1, repoKey));
        }

        @Override
        public OptionalDouble version(Deadline deadline) throws IOException, InterruptedException {
            Matcher matcher = VERSION.matcher(new String(run(deadline, "version"), StandardCharsets.US_ASCII));
            if (!matcher.find()) {
                return OptionalDouble.empty();
            }
            String patch = matcher.group(3);
            return OptionalDouble.of(Integer.parseInt(matcher.group(1)) * 1e6
                    + Integer.parseInt(matcher.group(2)) * 1e3
                    + (patch == null ? 0 : Integer.parseInt(patch)));
        }

        private byte[] run(Deadline deadline, String... arguments) throws IOException, InterruptedException {
            try {
                return command.with(arguments).run(deadline);
            } catch (CommandException e) {
                throw new IOException(Reason.of(e), e);
            }
        }
    }

    /**
     * Reads a file that another process writes, where the exporter does not run on the host of pgBackRest.
     *
     * @param file with the output of {@code pgbackrest info --output=json}
     */
    record FromFile(Path file) implements InfoReader {
        @Override
        public String origin() {
            return file.toString();
        }

        @Override
        public byte[] info(Deadline deadline) throws IOException {
            return new StatusFile(file, MAX_BYTES).read(deadline);
        }

        @Override
        public OptionalDouble version(Deadline deadline) {
            return OptionalDouble.empty();
        }
    }
}

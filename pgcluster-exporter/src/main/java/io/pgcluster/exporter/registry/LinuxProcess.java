package io.pgcluster.exporter.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Linux knows of a process and the Java client does not tell. Where {@code /proc} is missing or closed there is nothing to tell,
 * which is no error.
 *
 * @param proc the process's directory, usually {@code /proc/self}
 */
record LinuxProcess(Path proc) {
    /** How the limit of a process without one is shown by others: the largest number of 64 bits. */
    private static final double UNLIMITED = 0x1p64;

    private static final String RECEIVED = "InOctets";
    private static final String SENT = "OutOctets";

    /** The most bytes of address space that it may have. */
    OptionalDouble virtualMemoryMax() {
        return lines("limits").stream()
                .filter(line -> line.startsWith("Max address space"))
                .map(line ->
                        line.substring("Max address space".length()).strip().split("\\s+"))
                .mapToDouble(columns -> columns[0].equals("unlimited") ? UNLIMITED : Double.parseDouble(columns[0]))
                .findFirst();
    }

    /** What IP has sent and received in its network namespace. */
    Optional<Traffic> traffic() {
        List<List<String>> rows = lines("net/netstat").stream()
                .filter(line -> line.startsWith("IpExt:"))
                .map(line -> List.of(line.split(" ")))
                .toList();
        if (rows.size() != 2 || !rows.get(0).containsAll(List.of(RECEIVED, SENT))) {
            return Optional.empty();
        }
        return Optional.of(new Traffic(number(rows, RECEIVED), number(rows, SENT)));
    }

    private static double number(List<List<String>> rows, String column) {
        return Double.parseDouble(rows.get(1).get(rows.get(0).indexOf(column)));
    }

    /**
     * Bytes.
     *
     * @param received by all processes of the namespace
     * @param sent likewise
     */
    record Traffic(double received, double sent) {}

    private List<String> lines(String file) {
        Path path = proc.resolve(file);
        if (!Files.isReadable(path)) {
            return List.of();
        }
        try {
            return Files.readAllLines(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}

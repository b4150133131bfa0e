package io.pgcluster.exporter.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

    /** The most bytes of address space that it may have. */
    OptionalDouble virtualMemoryMax() {
        return lines("limits").stream()
                .filter(line -> line.startsWith("Max address space"))
                .map(line ->
                        line.substring("Max address space".length()).strip().split("\\s+"))
                .mapToDouble(columns -> columns[0].equals("unlimited") ? UNLIMITED : Double.parseDouble(columns[0]))
                .findFirst();
    }

    /** Bytes received by IP in its network namespace. */
    OptionalDouble networkReceived() {
        return network("InOctets");
    }

    /** Bytes sent by IP in its network namespace. */
    OptionalDouble networkTransmitted() {
        return network("OutOctets");
    }

    private OptionalDouble network(String column) {
        List<String[]> rows = lines("net/netstat").stream()
                .filter(line -> line.startsWith("IpExt:"))
                .map(line -> line.split("\\s+"))
                .toList();
        if (rows.size() != 2) {
            return OptionalDouble.empty();
        }
        int index = Arrays.asList(rows.get(0)).indexOf(column);
        return index < 0 || index >= rows.get(1).length
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(rows.get(1)[index]));
    }

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

package io.pgcluster.exporter.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxProcessTest {
    @TempDir
    private Path proc = Path.of("");

    @Test
    void readsTheTrafficByTheNamesOfTheColumns() throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net/netstat"), """
                TcpExt: SyncookiesSent InOctets
                TcpExt: 1 2
                IpExt: InNoRoutes InOctets OutOctets
                IpExt: 7 8000 9000
                """);
        assertThat(new LinuxProcess(proc).traffic()).contains(new LinuxProcess.Traffic(8_000, 9_000));
    }

    @Test
    void showsNoLimitAsTheLargestNumber() throws IOException {
        Files.writeString(proc.resolve("limits"), """
                Limit                     Soft Limit           Hard Limit           Units
                Max open files            1024                 4096                 files
                Max address space         unlimited            unlimited            bytes
                """);
        assertThat(new LinuxProcess(proc).virtualMemoryMax()).hasValue(0x1p64);
    }

    @Test
    void readsALimit() throws IOException {
        Files.writeString(proc.resolve("limits"), "Max address space         4096                 8192      bytes\n");
        assertThat(new LinuxProcess(proc).virtualMemoryMax()).hasValue(4_096);
    }

    @Test
    void reportsNothingWhereThereIsNothing() {
        LinuxProcess process = new LinuxProcess(proc.resolve("missing"));
        assertThat(process.virtualMemoryMax()).isEmpty();
        assertThat(process.traffic()).isEmpty();
    }
}

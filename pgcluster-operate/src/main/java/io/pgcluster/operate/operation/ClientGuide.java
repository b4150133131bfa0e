package io.pgcluster.operate.operation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How clients connect to a cluster.
 *
 * @param addresses where it listens
 * @param connections what clients connect with, the one that takes writes first
 * @param user the application's role
 * @param passwordFile the file with its password
 * @param trust the certificate that clients trust
 * @param admitsThisHost whether clients of this machine are admitted
 * @param hasDirect whether there is a way past poolers
 * @param metrics where Prometheus reads it
 * @param page where users look at it
 * @param companions pages of programs next to it
 */
public record ClientGuide(
        List<Address> addresses,
        List<ConnectionText> connections,
        String user,
        Path passwordFile,
        Path trust,
        boolean admitsThisHost,
        boolean hasDirect,
        Optional<String> metrics,
        Optional<String> page,
        List<CompanionPage> companions) {
    /**
     * Where a cluster listens.
     *
     * @param member the member that is always the one that answers, if it is
     * @param purpose what it is for, such as {@code read-write}
     * @param address host name or IP address
     * @param port TCP port
     * @param jdbcUrl a JDBC URL without user and password
     */
    public record Address(Optional<String> member, String purpose, String address, int port, String jdbcUrl) {}

    /**
     * What clients connect with, all addresses of a purpose in one text; without a password.
     *
     * @param purpose what it is for, such as {@code read-write}
     * @param jdbcUrl for JDBC, without the user
     * @param libpq for libpq
     */
    public record ConnectionText(String purpose, String jdbcUrl, String libpq) {}

    /**
     * A page of a program next to the cluster.
     *
     * @param title the program
     * @param url where a browser opens it
     * @param user its first user; empty if it asks for no password
     * @param passwordFile the file with the password that this user was created with; empty if it asks for none
     */
    public record CompanionPage(String title, String url, Optional<String> user, Optional<Path> passwordFile) {}

    /** Keeps unmodifiable copies. */
    public ClientGuide {
        addresses = List.copyOf(addresses);
        connections = List.copyOf(connections);
        companions = List.copyOf(companions);
    }
}

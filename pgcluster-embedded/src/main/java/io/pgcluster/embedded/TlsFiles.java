package io.pgcluster.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * PEM files that a server proves itself with.
 *
 * @param certificate its certificate
 * @param key the key of that
 * @param clientAuthority who issues certificates of clients, if clients may show one
 */
public record TlsFiles(Path certificate, Path key, Optional<Path> clientAuthority) {
    /** Copies them into a data directory, closed to others as the server demands, and returns the parameters that name them. */
    Map<String, String> install(DataDirectory server) throws IOException {
        Map<String, String> parameters = new TreeMap<>(Map.of("ssl", "on"));
        parameters.put("ssl_cert_file", copy(certificate, server, "server.crt"));
        parameters.put("ssl_key_file", copy(key, server, "server.key"));
        if (clientAuthority.isPresent()) {
            parameters.put("ssl_ca_file", copy(clientAuthority.get(), server, "clients.crt"));
        }
        return parameters;
    }

    private static String copy(Path file, DataDirectory server, String name) throws IOException {
        Path copy = server.data().resolve(name);
        Files.deleteIfExists(copy);
        Files.createFile(copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(copy, Files.readAllBytes(file));
        ServerUser.own(copy);
        return name;
    }
}

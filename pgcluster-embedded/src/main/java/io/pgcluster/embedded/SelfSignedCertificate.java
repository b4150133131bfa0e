package io.pgcluster.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A certificate for servers of tests on this machine, which is its own authority; made by the JDK's {@code keytool}. */
public final class SelfSignedCertificate {
    private static final String PASSWORD = "changeit";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private SelfSignedCertificate() {}

    /** Makes {@code NAME.crt} and {@code NAME.key} in {@code directory}, good for {@code localhost} and 127.0.0.1. */
    public static TlsFiles make(Path directory, String name) throws IOException {
        Path store = directory.resolve(name + ".p12");
        CommandLine.run(
                directory,
                directory.resolve("keytool.out"),
                LIMIT,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "7",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-ext",
                        "bc=ca:true",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD));
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            Path certificate = pem(
                    directory.resolve(name + ".crt"),
                    "CERTIFICATE",
                    keys.getCertificate("server").getEncoded());
            Path key = pem(
                    directory.resolve(name + ".key"),
                    "PRIVATE KEY",
                    keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
            return new TlsFiles(certificate, key, Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read what keytool made in " + store, e);
        }
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}

package io.pgcluster.exporter.config;

import io.pgcluster.exporter.server.Tls;
import io.pgcluster.exporter.server.TlsMode;
import io.pgcluster.exporter.tls.KeyPassword;
import io.pgcluster.exporter.tls.TlsFiles;
import io.pgcluster.exporter.tls.TlsProtocols;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the parameters of a connection say of TLS. */
final class TlsParameters {
    private static final String OLDEST = "TLSv1.2";
    private static final String NEWEST = "TLSv1.3";
    private static final String FOLDER = ".postgresql";

    private final Parameters values;
    private final Optional<Path> home;

    TlsParameters(Parameters values, Map<String, String> environment) {
        this.values = values;
        this.home = Optional.ofNullable(environment.get("HOME"))
                .filter(text -> !text.isEmpty())
                .map(Path::of);
    }

    /** For a {@code local} socket all of it is read, and as with libpq none of it matters. */
    Tls read(boolean local, Optional<KeyPassword> keyPassword) {
        TlsMode mode = mode();
        boolean system = values.take("sslrootcert").filter("system"::equals).isPresent();
        Optional<Path> authority =
                values.take("sslrootcert").filter(text -> !system).map(Path::of);
        if (system && mode != TlsMode.VERIFY_FULL) {
            if (values.take("sslmode").isPresent()) {
                throw UnsupportedParameters.value(values.where("sslmode"), "verify-full, since sslrootcert is system");
            }
            mode = TlsMode.VERIFY_FULL;
        }
        // So does libpq: who names an authority wants it to be asked.
        mode = mode == TlsMode.REQUIRE && authority.isPresent() ? TlsMode.VERIFY_CA : mode;
        Optional<Path> asked =
                mode.isVerified() && !system && authority.isEmpty() && !local ? standardAuthority(mode) : authority;
        TlsFiles files =
                files(asked, keyPassword.or(() -> values.take("sslpassword").map(KeyPassword::of)));
        values.take("sslpassword");
        values.oneOf("sslcompression", "0");
        return new Tls(local ? TlsMode.DISABLE : mode, files, protocols(), values.isOn("sslsni", true));
    }

    private TlsMode mode() {
        String text = values.take("sslmode").orElse(TlsMode.PREFER.text());
        return Arrays.stream(TlsMode.values())
                .filter(mode -> mode.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new ConnectionStringException(values.where("sslmode")
                        + " is unknown, expected one of "
                        + Arrays.stream(TlsMode.values()).map(TlsMode::text).collect(Collectors.joining(", "))));
    }

    /** Verifying a certificate takes a trusted authority. */
    private Optional<Path> standardAuthority(TlsMode mode) {
        if (home.isEmpty()) {
            throw new ConnectionStringException("it asks for a certificate to be verified (sslmode " + mode.text()
                    + ") and names no sslrootcert, expected the file of the authorities, or system for those of Java");
        }
        return inHome("root.crt");
    }

    private TlsFiles files(Optional<Path> authority, Optional<KeyPassword> password) {
        boolean shown = !values.oneOf("sslcertmode", "allow", "disable").equals("disable");
        Optional<Path> certificate = values.take("sslcert").map(Path::of);
        Optional<Path> key = values.take("sslkey").map(Path::of);
        if (!shown) {
            return new TlsFiles(authority, Optional.empty(), Optional.empty());
        }
        if (certificate.isEmpty() && key.isEmpty()) {
            certificate = inHome("postgresql.crt").filter(Files::isReadable);
            key = inHome("postgresql.key").filter(Files::isReadable);
            return certificate.isPresent() && key.isPresent()
                    ? new TlsFiles(authority, certificate, key, password)
                    : new TlsFiles(authority, Optional.empty(), Optional.empty());
        }
        try {
            return new TlsFiles(authority, certificate, key, password);
        } catch (IllegalArgumentException e) {
            throw new ConnectionStringException("it has only one of sslcert and sslkey, expected both or neither");
        }
    }

    private Optional<Path> inHome(String name) {
        return home.map(folder -> folder.resolve(FOLDER).resolve(name));
    }

    private TlsProtocols protocols() {
        Optional<String> oldest = values.take("ssl_min_protocol_version");
        Optional<String> newest = values.take("ssl_max_protocol_version");
        if (oldest.isEmpty() && newest.isEmpty()) {
            return TlsProtocols.DEFAULT;
        }
        String[] names = TlsProtocols.ALL.toArray(String[]::new);
        oldest.ifPresent(text -> values.oneOf("ssl_min_protocol_version", names));
        newest.ifPresent(text -> values.oneOf("ssl_max_protocol_version", names));
        try {
            return TlsProtocols.between(oldest.orElse(OLDEST), newest.orElse(NEWEST));
        } catch (IllegalArgumentException e) {
            throw UnsupportedParameters.value(
                    values.where("ssl_max_protocol_version"), "one that is not older than the minimum");
        }
    }
}

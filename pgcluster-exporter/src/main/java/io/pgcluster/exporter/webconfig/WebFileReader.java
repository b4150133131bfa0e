package io.pgcluster.exporter.webconfig;

import io.pgcluster.exporter.config.ConfigResult;
import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.tls.KeyPassword;
import io.pgcluster.exporter.tls.PrivateKeys;
import io.pgcluster.exporter.webconfig.WebFile.HttpServer;
import io.pgcluster.exporter.webconfig.WebFile.TlsServer;
import io.pgcluster.model.bind.SpecBinder;
import io.pgcluster.model.io.DocumentKind;
import io.pgcluster.model.io.SpecReader;
import io.pgcluster.model.io.Utf8;
import io.pgcluster.model.problem.Position;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.shape.Shapes;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.value.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** Reads the file and those that it names. */
public final class WebFileReader {
    private static final DocumentKind KIND = new DocumentKind(
            "not-a-web-configuration",
            "a mapping such as tls_server_config: {cert_file: …, key_file: …}",
            "see docs/reference/exporter.md");
    private static final Pattern BCRYPT = Pattern.compile("\\$2[abxy]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

    private final Path file;

    /** Reads {@code file}; the paths in it begin at its folder. */
    public WebFileReader(Path file) {
        this.file = file;
    }

    /** The files that matter: this one, and those that it names as far as that can be read. */
    public Set<Path> files() {
        Set<Path> files = new LinkedHashSet<>(Set.of(file));
        parse(new Problems()).flatMap(WebFile::tls).ifPresent(tls -> Stream.of(
                        tls.certFile(), tls.keyFile(), tls.keyPasswordFile(), tls.clientCaFile())
                .flatMap(Optional::stream)
                .map(this::resolve)
                .forEach(files::add));
        return files;
    }

    /**
     * What the files say now.
     *
     * @throws WebFileException if they cannot be used
     */
    public WebSecurity read() throws WebFileException {
        Problems problems = new Problems();
        Optional<WebFile> parsed = parse(problems);
        if (parsed.isEmpty() || problems.hasErrors()) {
            throw refusal(problems);
        }
        WebFile web = parsed.get();
        Map<String, Secret> users = web.users().orElse(Map.of());
        users.forEach((user, hash) -> {
            if (!BCRYPT.matcher(hash.reveal()).matches()) {
                error(
                        problems,
                        "basic_auth_users." + user,
                        "the hash of this user is no bcrypt hash, expected $2y$…",
                        "make one with: htpasswd -nBC 10 \"\"");
            }
        });
        Optional<WebSecurity.Tls> tls = web.tls().flatMap(written -> tls(written, problems));
        if (problems.hasErrors()) {
            throw refusal(problems);
        }
        return new WebSecurity(
                tls,
                web.http().flatMap(HttpServer::http2).orElse(true),
                web.http().flatMap(HttpServer::headers).orElse(Map.of()),
                users,
                web.rateLimit());
    }

    private Optional<WebFile> parse(Problems problems) {
        try {
            return Utf8.decode(Files.readAllBytes(file), problems)
                    .flatMap(text ->
                            text.isBlank() ? Optional.of(MapNode.EMPTY) : new SpecReader(problems, KIND).read(text))
                    .flatMap(tree -> new SpecBinder(problems, path -> "see docs/reference/exporter.md on " + path)
                            .bind(tree, Shapes.section(WebFile.class)))
                    .map(WebFile.class::cast);
        } catch (IOException e) {
            error(problems, "", "it cannot be read: " + Reason.of(e), "check its name and permissions");
            return Optional.empty();
        }
    }

    private Optional<WebSecurity.Tls> tls(TlsServer tls, Problems problems) {
        Optional<String> certificate = pem("cert", tls.certFile(), tls.cert(), problems);
        Optional<String> key = pem("key", tls.keyFile(), tls.key().map(Secret::reveal), problems)
                .flatMap(written -> plain(written, tls, problems));
        boolean hasAuthorities =
                tls.clientCaFile().isPresent() || tls.clientCa().isPresent();
        Optional<String> authorities =
                hasAuthorities ? pem("client_ca", tls.clientCaFile(), tls.clientCa(), problems) : Optional.empty();
        ClientAuthType clients = tls.clientAuthType().orElse(ClientAuthType.NONE);
        if (hasAuthorities && clients == ClientAuthType.NONE) {
            error(
                    problems,
                    "tls_server_config",
                    "client_ca is given and client_auth_type asks for no certificate",
                    "set client_auth_type: RequireAndVerifyClientCert, or remove client_ca");
        }
        TlsVersion oldest = tls.minVersion().orElse(TlsVersion.TLS12);
        TlsVersion newest = tls.maxVersion().orElse(TlsVersion.TLS13);
        if (oldest.compareTo(newest) > 0) {
            error(problems, "tls_server_config", "min_version is newer than max_version", "swap them");
        }
        List<String> ciphers = tls.cipherSuites().orElse(List.of());
        ciphers.forEach(cipher -> checkCipher(cipher, problems));
        if (certificate.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WebSecurity.Tls(
                certificate.get(),
                Secret.of(key.get()),
                authorities,
                clients,
                Set.copyOf(tls.clientAllowedSans().orElse(List.of())),
                oldest.protocolsTo(newest),
                ciphers));
    }

    private Optional<String> pem(String name, Optional<String> path, Optional<String> text, Problems problems) {
        String at = "tls_server_config." + name;
        if (path.isPresent() == text.isPresent()) {
            String found = path.isPresent()
                    ? "both " + name + " and " + name + "_file are"
                    : "neither " + name + " nor " + name + "_file is";
            error(problems, "tls_server_config", found + " given, expected one of the two", "keep or add one");
            return Optional.empty();
        }
        if (text.isPresent()) {
            return text;
        }
        try {
            return Optional.of(Files.readString(resolve(path.get()), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            error(problems, at + "_file", "the file cannot be read: " + Reason.of(e), "check its name and permissions");
            return Optional.empty();
        }
    }

    /** The key in the form that the web server reads. */
    private Optional<String> plain(String written, TlsServer tls, Problems problems) {
        String origin = tls.keyFile().map(name -> resolve(name).toString()).orElse("key");
        try {
            return Optional.of(PrivateKeys.pkcs8(
                    origin, written, tls.keyPasswordFile().map(name -> KeyPassword.inFile(resolve(name)))));
        } catch (IOException e) {
            error(problems, "tls_server_config.key", Reason.of(e), "see docs/reference/exporter.md on TLS");
            return Optional.empty();
        }
    }

    private static void checkCipher(String cipher, Problems problems) {
        try {
            List<String> known = Arrays.asList(
                    SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
            if (!known.contains(cipher)) {
                error(
                        problems,
                        "tls_server_config.cipher_suites",
                        "\"" + cipher + "\" is no cipher that Java has",
                        "choose of: " + String.join(", ", known));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private Path resolve(String path) {
        return file.resolveSibling(path);
    }

    private WebFileException refusal(Problems problems) {
        return new WebFileException(problems.inOrder().stream()
                .map(problem -> ConfigResult.line(file.toString(), problem))
                .collect(Collectors.joining("\n")));
    }

    private static void error(Problems problems, String path, String message, String hint) {
        problems.error("web-configuration", SpecPath.of(path), Position.START, message, hint);
    }
}

package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.pgcluster.exporter.TestAuthority.Identity;
import io.pgcluster.exporter.webconfig.WebFileException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, client certificates and users, over real connections; no server is watched. */
class WebConfigurationTest {
    private static final String HASH = BCrypt.withDefaults().hashToString(4, "right".toCharArray());
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Path folder;
    private final Path web;
    private final TestAuthority authority = new TestAuthority("authority");

    WebConfigurationTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.web = folder.resolve("web.yaml");
    }

    @Test
    void admitsClientsWithTheRightPassword() throws Exception {
        Files.writeString(web, "basic_auth_users: {prometheus: '" + HASH + "'}\n");
        try (StartedExporter exporter = start()) {
            assertThat(exporter.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(exporter.get("/metrics").headers().firstValue("WWW-Authenticate"))
                    .isPresent();
            for (int again = 0; again < 2; again++) {
                assertThat(status(exporter, "prometheus:right")).isEqualTo(200);
                assertThat(status(exporter, "prometheus:wrong")).isEqualTo(401);
                assertThat(status(exporter, "nobody:right")).isEqualTo(401);
            }
            assertThat(exporter.get("/metrics", "Authorization", "Basic ???").statusCode())
                    .isEqualTo(401);
            assertThat(exporter.get("/-/healthy").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void continuesWithOtherUsersWhenTheFileChanges() throws Exception {
        Files.writeString(web, "basic_auth_users: {prometheus: '" + HASH + "'}\n");
        try (StartedExporter exporter = start()) {
            assertThat(status(exporter, "prometheus:right")).isEqualTo(200);
            Files.writeString(
                    web, "basic_auth_users: {other: '" + HASH + "'}\nhttp_server_config: {headers: {X-Test: 'yes'}}\n");
            eventually(() -> status(exporter, "other:right") == 200);
            assertThat(status(exporter, "prometheus:right")).isEqualTo(401);
            assertThat(exporter.get("/metrics").headers().firstValue("X-Test")).contains("yes");

            Files.writeString(web, "basic_auth_users: {other: plain}\n");
            assertThat(status(exporter, "other:right")).isEqualTo(200);
        }
    }

    @Test
    void usesARenewedCertificateWithoutARestart() throws Exception {
        Identity first = authority.issue("first");
        write(first);
        Files.writeString(web, "tls_server_config: {cert_file: server.crt, key_file: server.key}\n");
        try (StartedExporter exporter = start()) {
            assertThat(shown(exporter)).isEqualTo("CN=first");
            write(authority.issue("second"));
            eventually(() -> shown(exporter).equals("CN=second"));
            Files.writeString(folder.resolve("server.key"), "broken");
            assertThat(shown(exporter)).isEqualTo("CN=second");
        }
    }

    @Test
    void admitsClientsWithACertificateOfItsAuthorityAndAnAllowedName() throws Exception {
        write(authority.issue("server"));
        Files.writeString(folder.resolve("ca.crt"), authority.pem());
        Files.writeString(web, """
                tls_server_config:
                  cert_file: server.crt
                  key_file: server.key
                  client_ca_file: ca.crt
                  client_auth_type: RequireAndVerifyClientCert
                  client_allowed_sans: [prometheus]
                """);
        try (StartedExporter exporter = start()) {
            assertThat(https(exporter, authority.client(authority.issue("prometheus")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(https(exporter, authority.client(authority.issue("other")))
                            .statusCode())
                    .isEqualTo(403);
            assertThatThrownBy(() -> https(exporter, authority.client())).isInstanceOf(IOException.class);
            SSLContext stranger = authority.client(new TestAuthority("stranger").issue("prometheus"));
            assertThatThrownBy(() -> https(exporter, stranger)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void speaksNoOlderTlsThanAllowed() throws Exception {
        write(authority.issue("server"));
        Files.writeString(
                web, "tls_server_config: {cert_file: server.crt, key_file: server.key, min_version: TLS13}\n");
        try (StartedExporter exporter = start()) {
            SSLContext context = authority.client();
            assertThat(https(exporter, context).sslSession().orElseThrow().getProtocol())
                    .isEqualTo("TLSv1.3");
            HttpClient old = HttpClient.newBuilder()
                    .sslContext(context)
                    .sslParameters(new javax.net.ssl.SSLParameters(null, new String[] {"TLSv1.2"}))
                    .build();
            assertThatThrownBy(() -> old.send(
                            exporter.request("https", "/metrics").build(), HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void limitsTheRate() throws Exception {
        Files.writeString(web, "rate_limit: {interval: 1h, burst: 2}\n");
        try (StartedExporter exporter = start()) {
            assertThat(exporter.get("/metrics").statusCode()).isEqualTo(200);
            assertThat(exporter.get("/metrics").statusCode()).isEqualTo(200);
            assertThat(exporter.get("/metrics").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void refusesAFileThatCannotBeUsedAndShowsNoHash() throws Exception {
        Files.writeString(web, "basic_auth_users: {prometheus: s3cret}\ntls_server_config: {cert_file: missing.crt}\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(WebFileException.class)
                .hasMessageContaining("basic_auth_users.prometheus")
                .hasMessageContaining("missing.crt")
                .hasMessageContaining("neither key nor key_file")
                .hasMessageNotContaining("s3cret");
    }

    private StartedExporter start() throws Exception {
        return StartedExporter.start(
                Map.of(), "--config.file=" + folder.resolve("none.yaml"), "--web.config.file=" + web);
    }

    private void write(Identity identity) throws IOException {
        Files.writeString(folder.resolve("server.crt"), identity.certificatePem());
        Files.writeString(folder.resolve("server.key"), identity.keyPem());
    }

    private String shown(StartedExporter exporter) throws Exception {
        return https(exporter, authority.client())
                .sslSession()
                .orElseThrow()
                .getPeerPrincipal()
                .getName();
    }

    private static HttpResponse<String> https(StartedExporter exporter, SSLContext context) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(LIMIT)
                .build();
        return client.send(exporter.request("https", "/metrics").build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int status(StartedExporter exporter, String credentials) throws IOException, InterruptedException {
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return exporter.get("/metrics", "Authorization", "Basic " + encoded).statusCode();
    }

    /** Something that may be so or fail. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void eventually(Condition condition) throws Exception {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("time until it holds").isBefore(end);
        }
    }
}

package io.pgcluster.exporter.http;

import io.pgcluster.exporter.webconfig.ClientAuthType;
import io.pgcluster.exporter.webconfig.WebSecurity;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.util.LinkedHashSet;
import java.util.concurrent.TimeUnit;

/** The settings of Vert.x: TLS as the web configuration has it, and how much one client may take. */
final class ServerSettings {
    private static final int MAX_LINE_BYTES = 8 * 1024;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    /** Longer than the longest scrape, during which nothing is sent. */
    private static final int IDLE_SECONDS = 330;

    private static final int HANDSHAKE_SECONDS = 5;

    private ServerSettings() {}

    static HttpServerOptions options(WebSecurity security) {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setHttp2ClearTextEnabled(false)
                // WebSocket is not used here; its handlers would look at every request.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setReuseAddress(true);
        security.tls().ifPresent(tls -> options.setSsl(true)
                .setUseAlpn(security.http2())
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setKeyCertOptions(keyAndCertificate(tls))
                .setClientAuth(clientAuth(tls.clients()))
                .setEnabledSecureTransportProtocols(new LinkedHashSet<>(tls.protocols())));
        security.tls().ifPresent(tls -> tls.ciphers().forEach(options::addEnabledCipherSuite));
        security.tls().ifPresent(tls -> options.setTrustOptions(trust(tls)));
        return options;
    }

    static ServerSSLOptions ssl(WebSecurity security, WebSecurity.Tls tls) {
        ServerSSLOptions options = new ServerSSLOptions();
        options.setUseAlpn(security.http2());
        options.setSslHandshakeTimeout(HANDSHAKE_SECONDS).setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
        options.setKeyCertOptions(keyAndCertificate(tls));
        options.setClientAuth(clientAuth(tls.clients()));
        options.setEnabledSecureTransportProtocols(new LinkedHashSet<>(tls.protocols()));
        tls.ciphers().forEach(options::addEnabledCipherSuite);
        options.setTrustOptions(trust(tls));
        return options;
    }

    private static KeyCertOptions keyAndCertificate(WebSecurity.Tls tls) {
        return new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(tls.certificate()))
                .addKeyValue(Buffer.buffer(tls.key().reveal()));
    }

    private static ClientAuth clientAuth(ClientAuthType clients) {
        if (clients.isRequired()) {
            return ClientAuth.REQUIRED;
        }
        return clients == ClientAuthType.NONE ? ClientAuth.NONE : ClientAuth.REQUEST;
    }

    private static TrustOptions trust(WebSecurity.Tls tls) {
        if (!tls.clients().isVerified() && tls.clients() != ClientAuthType.NONE) {
            return io.vertx.core.net.TrustOptions.wrap(new AnyClientCertificate());
        }
        PemTrustOptions trust = new PemTrustOptions();
        tls.clientAuthorities().ifPresent(pem -> trust.addCertValue(Buffer.buffer(pem)));
        return trust;
    }
}

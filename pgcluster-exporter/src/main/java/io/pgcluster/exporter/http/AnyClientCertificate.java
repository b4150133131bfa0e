package io.pgcluster.exporter.http;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Takes any certificate of a client, as {@code RequireAnyClientCert} and {@code RequestClientCert} ask for. */
final class AnyClientCertificate implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        if (chain.length == 0) {
            throw new IllegalArgumentException("no certificate");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw new IllegalStateException("this is a server: it trusts clients only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

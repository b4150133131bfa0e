package io.pgcluster.exporter.tls;

import io.pgcluster.exporter.failure.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** From PEM files to what Java's TLS wants. */
public final class TlsContext {
    private static final String UNPROTECTED = "";

    private TlsContext() {}

    /**
     * Of PEM files.
     *
     * @param tls files
     * @throws IOException naming the file that cannot be used, and why
     */
    public static SSLContext of(TlsFiles tls) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(tls), trust(tls), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unusable(tls, e);
        }
    }

    /**
     * The same without a look at who answers, as libpq does where only encryption is asked for.
     *
     * @throws IOException naming the file that cannot be used, and why
     */
    public static SSLContext trustingAny(TlsFiles tls) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(tls), new TrustManager[] {new TrustAllCertificates()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unusable(tls, e);
        }
    }

    private static TrustManager @Nullable [] trust(TlsFiles tls) throws IOException, GeneralSecurityException {
        if (tls.authorities().isEmpty()) {
            return null;
        }
        KeyStore store = empty();
        int number = 0;
        for (Certificate certificate : certificates(tls.authorities().get())) {
            store.setCertificateEntry("authority" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static IOException unusable(TlsFiles tls, GeneralSecurityException failure) {
        return new IOException(
                "the files for TLS " + tls.files().toList() + " do not belong together: " + Reason.of(failure),
                failure);
    }

    private static KeyManager @Nullable [] keys(TlsFiles tls) throws IOException, GeneralSecurityException {
        if (tls.key().isEmpty()) {
            return null;
        }
        boolean keyStore = tls.certificate().isEmpty();
        char[] password = keyStore ? keyStorePassword(tls) : UNPROTECTED.toCharArray();
        KeyStore store = keyStore ? keyStore(tls.key().get(), password) : pair(tls);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    private static KeyStore pair(TlsFiles tls) throws IOException, GeneralSecurityException {
        Path file = tls.key().orElseThrow();
        Certificate[] chain = certificates(tls.certificate().orElseThrow()).toArray(new Certificate[0]);
        PrivateKey key = PrivateKeys.read(file.toString(), bytes(file), tls.password());
        KeyStore store = empty();
        store.setKeyEntry("client", key, UNPROTECTED.toCharArray(), chain);
        return store;
    }

    private static char[] keyStorePassword(TlsFiles tls) throws IOException {
        return tls.password().isPresent() ? tls.password().get().read().toCharArray() : UNPROTECTED.toCharArray();
    }

    private static KeyStore keyStore(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(bytes(file)), password);
            return store;
        } catch (IOException e) {
            throw new IOException(file + " cannot be opened as PKCS #12: is its password right?", e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IOException(Reason.of(e), e);
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Collection<? extends Certificate> found;
        try {
            found = factory.generateCertificates(new ByteArrayInputStream(bytes(file)));
        } catch (CertificateException e) {
            throw new IOException(file + " holds no certificate that can be read, expected PEM", e);
        }
        if (found.isEmpty()) {
            throw new IOException(file + " holds no certificate, expected PEM");
        }
        return found;
    }
}

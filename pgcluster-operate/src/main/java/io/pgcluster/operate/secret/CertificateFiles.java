package io.pgcluster.operate.secret;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Certificates and keys in a secrets directory: {@code NAME.crt} and {@code NAME.key}. A pair changes as one: both are first written to
 * one file, {@code .NAME.pair}, and what an interrupted run left of that is completed before anything is read.
 */
final class CertificateFiles {
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    private final SecretStore store;

    CertificateFiles(SecretStore store) {
        this.store = store;
    }

    /** The certificates in {@code name.crt}; empty if there is no such file. */
    List<X509Certificate> certificates(String name) {
        complete(name);
        return store.read(name + ".crt").map(text -> parse(name, text)).orElse(List.of());
    }

    /** The key in {@code name.key}, if there is one. */
    Optional<PrivateKey> key(String name) {
        complete(name);
        return store.read(name + ".key").map(text -> parseKey(name, text));
    }

    /** Replaces the pair: after a crash at any point, the next read gives either the old pair or the new one. */
    void write(String name, List<X509Certificate> certificates, PrivateKey key) {
        store.write(pairFile(name), Pem.key(key) + Pem.certificates(certificates));
        complete(name);
    }

    private void complete(String name) {
        String file = pairFile(name);
        store.read(file).ifPresent(pair -> {
            int end = pair.indexOf(CERTIFICATE);
            if (end < 0) {
                throw new SecretsException(
                        store.describe(file)
                                + " is damaged: expected a key and its certificates as PEM. Remove it to keep the pair that it was meant to replace");
            }
            store.write(name + ".key", pair.substring(0, end));
            store.write(name + ".crt", pair.substring(end));
            store.delete(file);
        });
    }

    private static String pairFile(String name) {
        int file = name.lastIndexOf('/') + 1;
        return name.substring(0, file) + "." + name.substring(file) + ".pair";
    }

    void writeCertificates(String name, List<X509Certificate> certificates) {
        store.write(name + ".crt", Pem.certificates(certificates));
    }

    void delete(String name) {
        store.delete(name + ".crt");
        store.delete(name + ".key");
    }

    /** Whether {@code key} is the one that {@code certificate} was made for, found out by signing something. */
    static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
        try {
            byte[] probe = certificate.getTBSCertificate();
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(key);
            signer.update(probe);
            byte[] signature = signer.sign();
            signer.initVerify(certificate.getPublicKey());
            signer.update(probe);
            return signer.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private List<X509Certificate> parse(String name, String text) {
        try {
            return Pem.readCertificates(text);
        } catch (CertificateException e) {
            throw unreadable(name + ".crt", "PEM certificates", e);
        }
    }

    private PrivateKey parseKey(String name, String text) {
        try {
            return Pem.readKey(text);
        } catch (GeneralSecurityException e) {
            throw unreadable(name + ".key", "an elliptic-curve key as PKCS#8 PEM", e);
        }
    }

    private SecretsException unreadable(String file, String expected, Exception cause) {
        return new SecretsException(
                store.describe(file) + " is damaged: expected " + expected
                        + ". Restore an intact copy, or remove the .crt and the .key to have both recreated",
                cause);
    }
}

package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** One or more X.509 certificates as PEM text. */
public record CertificateBundle(String text) {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    /** Refuses what is not certificates in PEM, and private keys. Never quotes the text, which could hold one. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CertificateBundle {
        if (text.contains("PRIVATE KEY")) {
            throw new IllegalArgumentException(
                    "found a private key, expected only certificates: remove the key, and replace it"
                            + " wherever it is used if this file was ever stored");
        }
        if (!text.contains(BEGIN)) {
            throw new IllegalArgumentException("not a certificate in PEM, expected text that starts with " + BEGIN);
        }
        try {
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "not a certificate in PEM: the text between " + BEGIN + " and its end cannot be decoded", e);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}

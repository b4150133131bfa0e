package io.pgcluster.exporter.source.pgbouncer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SCRAM-SHA-256 (RFC 5802, RFC 7677) without channel binding, as a client. */
final class Scram {
    private static final String MECHANISM = "SCRAM-SHA-256";
    private static final String HEADER = "n,,";
    private static final String HMAC = "HmacSHA256";
    private static final int NONCE_BYTES = 18;
    private static final int MAX_ITERATIONS = 1_000_000;

    private final String password;
    private final String nonce;
    private byte[] expected = new byte[0];

    Scram(String password) {
        byte[] random = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(random);
        this.password = password;
        this.nonce = Base64.getEncoder().encodeToString(random);
    }

    String password() {
        return password;
    }

    private String bare() {
        return "n=,r=" + nonce;
    }

    byte[] first() throws IOException {
        byte[] text = (HEADER + bare()).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.write(Wire.texts(MECHANISM));
        data.writeInt(text.length);
        data.write(text);
        return bytes.toByteArray();
    }

    byte[] proof(String challenge) throws IOException, GeneralSecurityException {
        String serverNonce = field(challenge, 'r');
        int iterations = Integer.parseInt(field(challenge, 'i'));
        if (!serverNonce.startsWith(nonce) || iterations < 1 || iterations > MAX_ITERATIONS) {
            throw new IOException("its SCRAM challenge does not fit the question");
        }
        byte[] salted = salted(Base64.getDecoder().decode(field(challenge, 's')), iterations);
        String last = "c=" + encoded(HEADER.getBytes(StandardCharsets.US_ASCII)) + ",r=" + serverNonce;
        byte[] signed = (bare() + "," + challenge + "," + last).getBytes(StandardCharsets.UTF_8);
        byte[] clientKey = hmac(salted, "Client Key".getBytes(StandardCharsets.US_ASCII));
        byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), signed);
        for (int i = 0; i < signature.length; i++) {
            signature[i] ^= clientKey[i];
        }
        expected = hmac(hmac(salted, "Server Key".getBytes(StandardCharsets.US_ASCII)), signed);
        return (last + ",p=" + encoded(signature)).getBytes(StandardCharsets.UTF_8);
    }

    /** Refuses a server that does not know the password either. */
    void verify(String answer) throws IOException {
        if (!MessageDigest.isEqual(expected, Base64.getDecoder().decode(field(answer, 'v')))) {
            throw new IOException("the server could not prove that it knows the password: it may be an impostor");
        }
    }

    private byte[] salted(byte[] salt, int iterations) throws GeneralSecurityException {
        byte[] key = password.getBytes(StandardCharsets.UTF_8);
        byte[] start = Arrays.copyOf(salt, salt.length + 4);
        start[salt.length + 3] = 1;
        byte[] round = hmac(key, start);
        byte[] result = round.clone();
        for (int i = 1; i < iterations; i++) {
            round = hmac(key, round);
            for (int j = 0; j < result.length; j++) {
                result[j] ^= round[j];
            }
        }
        return result;
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        // A key of no bytes is refused by Java; HMAC pads it with zeros anyway.
        mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, HMAC));
        return mac.doFinal(text);
    }

    private static String field(String message, char name) throws IOException {
        for (String part : message.split(",", -1)) {
            if (part.length() > 1 && part.charAt(0) == name && part.charAt(1) == '=') {
                return part.substring(2);
            }
        }
        throw new IOException("its SCRAM message has no " + name);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

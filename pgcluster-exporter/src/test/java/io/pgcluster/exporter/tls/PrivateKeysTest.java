package io.pgcluster.exporter.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrivateKeysTest {
    private static final String PASSWORD = "ke y-pässword";
    private static final Optional<KeyPassword> KNOWN = Optional.of(KeyPassword.of(PASSWORD));

    static Stream<Arguments> algorithms() {
        return Stream.of(Arguments.of("RSA", 2048), Arguments.of("EC", 256), Arguments.of("Ed25519", 0));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void readsPkcs8(String algorithm, int size) throws Exception {
        KeyPair pair = pair(algorithm, size);

        assertReads(pair, pem(new JcaPKCS8Generator(pair.getPrivate(), null)), Optional.empty());
        assertThat(PrivateKeys.read("k", pair.getPrivate().getEncoded(), Optional.empty())
                        .getEncoded())
                .isEqualTo(pair.getPrivate().getEncoded());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void readsEncryptedPkcs8(String algorithm, int size) throws Exception {
        KeyPair pair = pair(algorithm, size);
        String pem = pem(new JcaPKCS8Generator(
                pair.getPrivate(),
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setProvider(new BouncyCastleProvider())
                        .setPassword(PASSWORD.toCharArray())
                        .build()));

        assertThat(pem).contains("BEGIN ENCRYPTED PRIVATE KEY");
        assertReads(pair, pem, KNOWN);
        assertAsksForThePassword(pem);
    }

    @Test
    void readsPkcs1AndSec1() throws Exception {
        KeyPair rsa = pair("RSA", 2048);
        KeyPair ec = withParameters();

        assertThat(pem(rsa)).contains("BEGIN RSA PRIVATE KEY");
        assertReads(rsa, pem(rsa), Optional.empty());
        assertThat(pem(ec)).contains("BEGIN EC PRIVATE KEY");
        assertReads(ec, pem(ec), Optional.empty());
        // As openssl ecparam -genkey writes it.
        assertReads(
                ec,
                "-----BEGIN EC PARAMETERS-----\nBgUrgQQAIg==\n-----END EC PARAMETERS-----\n" + pem(ec),
                Optional.empty());
    }

    @Test
    void readsPkcs1AndSec1EncryptedInPemsOwnWay() throws Exception {
        for (KeyPair pair : new KeyPair[] {pair("RSA", 2048), withParameters()}) {
            StringWriter text = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
                writer.writeObject(
                        pair.getPrivate(),
                        new JcePEMEncryptorBuilder("AES-256-CBC")
                                .setProvider(new BouncyCastleProvider())
                                .build(PASSWORD.toCharArray()));
            }
            assertThat(text.toString()).contains("DEK-Info");
            assertReads(pair, text.toString(), KNOWN);
            assertAsksForThePassword(text.toString());
        }
    }

    @Test
    void reportsWhatItFoundInsteadOfAKey() {
        assertThatThrownBy(() -> read("no key at all", Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("/k.pem holds no private key")
                .hasMessageContaining("expected");
        assertThatThrownBy(
                        () -> read("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("/k.pem holds no private key that can be read");
    }

    private static void assertReads(KeyPair pair, String pem, Optional<KeyPassword> password) throws Exception {
        assertBelongs(pair, PrivateKeys.read("/k.pem", bytes(pem), password));
        String converted = PrivateKeys.pkcs8("/k.pem", pem, password);
        assertThat(converted).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertBelongs(pair, PrivateKeys.read("/k.pem", bytes(converted), Optional.empty()));
    }

    private static void assertBelongs(KeyPair pair, PrivateKey key) throws Exception {
        String algorithm =
                switch (pair.getPublic().getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "Ed25519";
                };
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(new byte[] {1});
        byte[] signed = signature.sign();
        signature.initVerify(KeyFactory.getInstance(pair.getPublic().getAlgorithm())
                .generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded())));
        signature.update(new byte[] {1});
        assertThat(signature.verify(signed)).isTrue();
    }

    private static void assertAsksForThePassword(String pem) {
        assertThatThrownBy(() -> read(pem, Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/k.pem is encrypted")
                .hasMessageContaining("sslpassword");
        assertThatThrownBy(() -> read(pem, Optional.of(KeyPassword.of("wrong"))))
                .isInstanceOf(IOException.class)
                .hasMessage("/k.pem cannot be decrypted: is its password right?");
    }

    private static void read(String pem, Optional<KeyPassword> password) throws IOException {
        PrivateKeys.read("/k.pem", bytes(pem), password);
    }

    private static byte[] bytes(String pem) {
        return pem.getBytes(StandardCharsets.US_ASCII);
    }

    private static KeyPair pair(String algorithm, int size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (size > 0) {
            generator.initialize(size);
        }
        return generator.generateKeyPair();
    }

    /** As OpenSSL writes them, in SEC 1 too; Java's own lack the curve there. */
    private static KeyPair withParameters() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(384);
        return generator.generateKeyPair();
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}

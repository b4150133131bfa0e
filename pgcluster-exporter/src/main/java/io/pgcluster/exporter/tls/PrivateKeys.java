package io.pgcluster.exporter.tls;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * Private keys in every form that OpenSSL writes: PKCS #8 plain and encrypted, PKCS #1 (RSA) and SEC 1 (EC) plain and encrypted in PEM's own
 * way, and PKCS #8 in DER.
 */
public final class PrivateKeys {
    private static final String EXPECTED =
            "expected a private key in PEM (PKCS #8, PKCS #1 or SEC 1, encrypted or not) or PKCS #8 in DER";

    private PrivateKeys() {}

    /**
     * The key that {@code bytes} hold.
     *
     * @param origin how messages call it, such as the name of its file
     * @param password opens it if it is encrypted; asked for only then
     * @throws IOException if there is no key, or the password is missing or wrong
     */
    public static PrivateKey read(String origin, byte[] bytes, Optional<KeyPassword> password) throws IOException {
        try {
            return new JcaPEMKeyConverter().getPrivateKey(info(origin, bytes, password));
        } catch (PEMException e) {
            throw new IOException(origin + " holds a private key of a kind that is not supported, " + EXPECTED, e);
        }
    }

    /**
     * The same as PKCS #8 in PEM, not encrypted, which every library reads.
     *
     * @throws IOException as {@link #read} does
     */
    public static String pkcs8(String origin, String pem, Optional<KeyPassword> password) throws IOException {
        byte[] encoded =
                info(origin, pem.getBytes(StandardCharsets.US_ASCII), password).getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static PrivateKeyInfo info(String origin, byte[] bytes, Optional<KeyPassword> password) throws IOException {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        try {
            return text.contains("-----BEGIN ") ? pem(origin, text, password) : PrivateKeyInfo.getInstance(bytes);
        } catch (IllegalArgumentException | PEMException e) {
            throw new IOException(origin + " holds no private key that can be read, " + EXPECTED, e);
        }
    }

    private static PrivateKeyInfo pem(String origin, String text, Optional<KeyPassword> password) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PrivateKeyInfo plain) {
                    return plain;
                } else if (found instanceof PEMKeyPair pair) {
                    return pair.getPrivateKeyInfo();
                } else if (found instanceof PKCS8EncryptedPrivateKeyInfo || found instanceof PEMEncryptedKeyPair) {
                    return decrypted(origin, found, password);
                }
            }
        }
        throw new IOException(origin + " holds no private key, " + EXPECTED);
    }

    private static PrivateKeyInfo decrypted(String origin, Object encrypted, Optional<KeyPassword> password)
            throws IOException {
        if (password.isEmpty()) {
            throw new IOException(
                    origin + " is encrypted and no password for it is known, expected sslpassword, key_password_file or"
                            + " a key without encryption");
        }
        char[] characters = password.get().read().toCharArray();
        BouncyCastleProvider provider = new BouncyCastleProvider();
        try {
            if (encrypted instanceof PEMEncryptedKeyPair pair) {
                return pair.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                                .setProvider(provider)
                                .build(characters))
                        .getPrivateKeyInfo();
            }
            return ((PKCS8EncryptedPrivateKeyInfo) encrypted)
                    .decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                            .setProvider(provider)
                            .build(characters));
        } catch (PKCSException | OperatorCreationException | IOException e) {
            throw new IOException(origin + " cannot be decrypted: is its password right?", e);
        }
    }
}

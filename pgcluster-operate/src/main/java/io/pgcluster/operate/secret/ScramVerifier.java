package io.pgcluster.operate.secret;

import io.pgcluster.model.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PasswordUtil;

/**
 * The SCRAM-SHA-256 verifier of a password as PostgreSQL stores it: {@code SCRAM-SHA-256$iterations:salt$storedKey:serverKey}. The JDBC
 * driver computes it, so that the server gets the verifier and never the password.
 *
 * <p>Passwords are taken as printable ASCII, which SASLprep leaves unchanged; others are refused.
 */
final class ScramVerifier {
    private static final int ITERATIONS = 4096;
    private static final int SALT_BYTES = 16;
    private static final Pattern FORM =
            Pattern.compile("SCRAM-SHA-256\\$(\\d{1,8}):([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)");

    private ScramVerifier() {}

    /** A verifier with a fresh salt. */
    static String of(Secret password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return compute(password, salt, ITERATIONS);
    }

    /** Whether {@code verifier} is well formed and belongs to {@code password}. */
    static boolean matches(String verifier, Secret password) {
        Matcher parts = FORM.matcher(verifier);
        if (!parts.matches()) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(2));
        String expected = compute(password, salt, Integer.parseInt(parts.group(1)));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), verifier.getBytes(StandardCharsets.US_ASCII));
    }

    static String compute(Secret password, byte[] salt, int iterations) {
        if (!password.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "a password may contain only printable ASCII characters other than spaces; others would need SASLprep");
        }
        return PasswordUtil.encodeScramSha256(password.reveal().toCharArray(), iterations, salt);
    }
}

package io.pgcluster.operate.secret;

import io.pgcluster.model.value.Secret;
import java.security.SecureRandom;

/**
 * Makes passwords. Only characters that need no escape in a connection URI, an INI file, a shell or SQL are used; with 64 of them each
 * carries 6 bits, so the shortest password made (32 characters) has 192 bits.
 */
public final class PasswordGenerator {
    /** Length of a password where the policy asks for less. */
    public static final int MIN_LENGTH = 32;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final SecureRandom random;

    /** Draws from {@code random}. */
    public PasswordGenerator(SecureRandom random) {
        this.random = random;
    }

    /** A new password of at least {@code minimumLength} characters; it starts with a letter, so that no tool takes it for an option. */
    public Secret generate(int minimumLength) {
        int length = Math.max(MIN_LENGTH, minimumLength);
        StringBuilder text = new StringBuilder(length);
        text.append(ALPHABET.charAt(random.nextInt(52)));
        while (text.length() < length) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return Secret.nonEmpty(text.toString());
    }
}

package io.pgcluster.exporter.http;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.pgcluster.model.value.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Compares passwords with bcrypt hashes, which is slow on purpose: it belongs on a thread of its own, and what was found, good or bad,
 * is remembered for as long as the hash is the same. A user who does not exist takes as long as one who does.
 */
final class PasswordCheck {
    private static final int CACHE_SIZE = 256;
    private static final String ALGORITHM = "HmacSHA256";
    /** The hash of no password anybody knows, of the usual cost. */
    private static final Secret UNKNOWN_USER =
            Secret.of("$2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi");

    private final Map<ByteBuffer, Boolean> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
            return size() > CACHE_SIZE;
        }
    };
    private final SecretKeySpec key;

    PasswordCheck() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    /** What is already known of these credentials; answers at once. */
    Optional<Boolean> remembered(Map<String, Secret> users, String user, String password) {
        ByteBuffer digest = digest(hash(users, user), user, password);
        synchronized (known) {
            return Optional.ofNullable(known.get(digest));
        }
    }

    /** Whether they are right; takes its time. */
    boolean verify(Map<String, Secret> users, String user, String password) {
        Secret hash = hash(users, user);
        boolean right = BCrypt.verifyer()
                        .verify(
                                password.getBytes(StandardCharsets.UTF_8),
                                hash.reveal().getBytes(StandardCharsets.UTF_8))
                        .verified
                && users.containsKey(user);
        synchronized (known) {
            known.put(digest(hash, user, password), right);
        }
        return right;
    }

    private static Secret hash(Map<String, Secret> users, String user) {
        return users.getOrDefault(user, UNKNOWN_USER);
    }

    private ByteBuffer digest(Secret hash, String user, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String part : new String[] {hash.reveal(), user, password}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return ByteBuffer.wrap(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}

package io.pgcluster.render.plan.secret;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A password that the cluster needs: of a role that users or applications log in as, or of a user of the poolers' consoles.
 *
 * @param role the role or user
 * @param passwordFile the password's file in the secrets directory; it reaches only the container that logs in with it
 * @param verifierFile the SCRAM verifier's file, in the secrets directory and in the containers of those who check the password
 * @param userListFile the file that tells PgBouncer of a user that it does not look up; empty for a role of the servers
 * @param length number of characters of a generated password
 * @param validity how long a generated password is good; forever if empty
 */
public record PasswordPlan(
        String role,
        String passwordFile,
        String verifierFile,
        Optional<String> userListFile,
        int length,
        Optional<Duration> validity) {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";

    /** The password of a role of the servers. */
    static PasswordPlan ofRole(String role, int length, Optional<Duration> validity) {
        String name = fileName(role);
        return new PasswordPlan(role, name + ".password", name + ".scram", Optional.empty(), length, validity);
    }

    /**
     * The role's name as the beginning of a file's name: every byte that is not an ASCII letter, digit, underscore, hyphen or inner dot
     * becomes a percent sign and two hexadecimal digits, so that no role can name another directory or a hidden file.
     */
    public static String fileName(String role) {
        StringBuilder name = new StringBuilder();
        for (byte character : role.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = PLAIN.indexOf(character) >= 0 && !(character == '.' && name.isEmpty());
            name.append(plain ? String.valueOf((char) character) : String.format(Locale.ROOT, "%%%02x", character));
        }
        return name.toString();
    }

    /** The password of a user of the poolers' consoles. */
    static PasswordPlan ofConsole(String user, int length) {
        return new PasswordPlan(
                user, user + ".password", user + ".scram", Optional.of(user + ".userlist"), length, Optional.empty());
    }
}

package io.pgcluster.render.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * A password that the cluster needs: of a role that people or applications log in as, or of a user of the poolers' consoles.
 *
 * @param role the role or user
 * @param passwordFile the password's file in the secrets directory; it reaches only the container that logs in with it
 * @param verifierFile the SCRAM verifier's file, in the secrets directory and in the containers of those who check the password
 * @param userListFile the file that tells PgBouncer of a user that it does not look up; empty for a role of the servers
 * @param length number of characters of a generated password
 * @param validity how long a generated password is good; for ever if empty
 */
public record PasswordPlan(
        String role,
        String passwordFile,
        String verifierFile,
        Optional<String> userListFile,
        int length,
        Optional<Duration> validity) {
    /** The password of a role of the servers. */
    static PasswordPlan ofRole(String role, int length, Optional<Duration> validity) {
        return new PasswordPlan(role, role + ".password", role + ".scram", Optional.empty(), length, validity);
    }

    /** The password of a user of the poolers' consoles. */
    static PasswordPlan ofConsole(String user, int length) {
        return new PasswordPlan(
                user, user + ".password", user + ".scram", Optional.of(user + ".userlist"), length, Optional.empty());
    }
}

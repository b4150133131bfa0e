package io.pgcluster.operate.secret;

import java.util.Optional;

/**
 * A password that somebody needs.
 *
 * @param role whose it is
 * @param passwordFile the password's path in the secrets directory
 * @param verifierFile the verifier's path in the secrets directory
 * @param userListFile path of the file that tells PgBouncer of this user; empty if it looks the user up
 * @param minimumLength the fewest characters that the policy allows
 */
public record PasswordRequest(
        String role, String passwordFile, String verifierFile, Optional<String> userListFile, int minimumLength) {}

package io.pgcluster.cli.secret;

/**
 * A password that somebody needs.
 *
 * @param role whose it is
 * @param passwordFile the password's path in the secrets directory
 * @param verifierFile the verifier's path in the secrets directory
 * @param minimumLength the fewest characters that the policy allows
 */
public record PasswordRequest(String role, String passwordFile, String verifierFile, int minimumLength) {}

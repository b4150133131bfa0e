package io.pgcluster.cli.secret;

/**
 * A password that somebody needs.
 *
 * @param file its path in the secrets directory, without {@code .password} or {@code .scram}
 * @param minimumLength the fewest characters that the policy allows
 */
public record PasswordRequest(String file, int minimumLength) {}

package io.pgcluster.render.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * A password that the cluster needs: of a role that people or applications log in as.
 *
 * @param role the role
 * @param passwordFile the password's file in the secrets directory
 * @param verifierFile the SCRAM verifier's file, in the secrets directory and in the containers; only the verifier reaches one
 * @param length number of characters of a generated password
 * @param validity how long a generated password is good; for ever if empty
 */
public record PasswordPlan(
        String role, String passwordFile, String verifierFile, int length, Optional<Duration> validity) {}

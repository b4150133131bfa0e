package io.pgcluster.model.spec;

import java.util.Optional;

/** Rules for passwords. */
public record PasswordPolicySpec(
        @Doc(value = "Minimum length of a password; generated ones are longer.", min = 8, max = 128)
        int minimumLength,

        @Doc(value = "Days until a generated password expires; by default it never does.", min = 1, max = 3650)
        Optional<Integer> validDays) {}

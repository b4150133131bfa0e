package io.pgcluster.operate.cluster;

/**
 * What a member says of itself, which needs no consensus store.
 *
 * @param role {@code primary}, {@code replica} …, in Patroni's words
 * @param state {@code running}, {@code starting} …, in Patroni's words
 * @param failsafe the cluster continues without the consensus store, since the primary reaches every member
 */
record MemberAnswer(String role, String state, boolean failsafe) {
    /** For users. */
    String describe(String member) {
        String does = role.equals("primary") ? "it takes writes, and no other member can be promoted" : "it follows";
        return member + " is " + state + " as " + role + (failsafe ? ", in failsafe mode: " + does : "");
    }
}

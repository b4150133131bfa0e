package io.pgcluster.operate.cluster;

import java.util.Optional;

/**
 * A member as Patroni sees it.
 *
 * @param name its name
 * @param role what it does
 * @param state {@code running}, {@code streaming}, {@code starting}, {@code stopped}, … in Patroni's words
 * @param timeline the timeline it is on; empty if unknown
 * @param lagBytes how far it is behind the primary, as of Patroni's last round; empty for the primary or if unknown
 * @param pendingRestart settings wait for a restart
 */
public record MemberView(
        String name,
        Role role,
        String state,
        Optional<Long> timeline,
        Optional<Long> lagBytes,
        boolean pendingRestart) {
    /** What a member does. */
    public enum Role {
        /** Takes writes. */
        PRIMARY("primary"),
        /** Confirms commits, so it may take over without loss. */
        SYNC_STANDBY("sync standby"),
        /** One of those of which some confirm each commit. */
        QUORUM_STANDBY("quorum standby"),
        /** Follows without confirming. */
        REPLICA("replica");

        private final String text;

        Role(String text) {
            this.text = text;
        }

        static Role of(String patroni) {
            return switch (patroni) {
                case "leader", "primary", "master", "standby_leader" -> PRIMARY;
                case "sync_standby" -> SYNC_STANDBY;
                case "quorum_standby" -> QUORUM_STANDBY;
                default -> REPLICA;
            };
        }

        /** Whether a commit waits for it. */
        public boolean isSynchronous() {
            return this == SYNC_STANDBY || this == QUORUM_STANDBY;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Whether it serves what its role promises. */
    public boolean isHealthy() {
        return role == Role.PRIMARY ? state.equals("running") : state.equals("streaming");
    }
}

package io.pgcluster.operate.engine.embedded;

import java.util.OptionalLong;

/**
 * A server as it is now.
 *
 * @param name its name
 * @param port its port on 127.0.0.1
 * @param role what it does
 * @param lagBytes how far its replay is behind the primary's log; empty for the primary, and where it is not known
 * @param connections sessions of clients
 */
public record ServerView(String name, int port, Role role, OptionalLong lagBytes, long connections) {
    /** What a server does. */
    public enum Role {
        /** Takes writes. */
        PRIMARY("primary"),
        /** Follows the primary, streaming. */
        REPLICA("replica"),
        /** Answers, but does not get the primary's log. */
        DETACHED("replica, not streaming"),
        /** Does not answer. */
        DOWN("down");

        private final String text;

        Role(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

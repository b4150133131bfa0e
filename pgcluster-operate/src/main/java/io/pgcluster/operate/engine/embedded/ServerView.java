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
        PRIMARY("primary", "running"),
        /** Follows the primary, streaming. */
        REPLICA("replica", "streaming"),
        /** Answers, but does not get the primary's log. */
        DETACHED("replica", "not streaming"),
        /** Does not answer. */
        DOWN("server", "down");

        private final String text;
        private final String state;

        Role(String text, String state) {
            this.text = text;
            this.state = state;
        }

        /** How it is, in a word. */
        String state() {
            return state;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

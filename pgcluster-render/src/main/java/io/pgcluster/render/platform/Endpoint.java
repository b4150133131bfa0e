package io.pgcluster.render.platform;

import java.util.Set;

/**
 * An address that clients use.
 *
 * @param purpose what is reached there
 * @param address host address or name
 * @param port TCP port
 */
public record Endpoint(Purpose purpose, String address, int port) {
    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::");

    /** The name by which the publishing host itself reaches it, and which the certificates carry. */
    public String localHost() {
        return ANY_ADDRESS.contains(address) ? "localhost" : address;
    }

    /** What is reached at an address. */
    public enum Purpose {
        /** The primary, through a pooler. */
        READ_WRITE_POOLED("read-write, pooled"),
        /** The primary, without a pooler. */
        READ_WRITE_DIRECT("read-write, direct"),
        /** The replicas. */
        READ_ONLY("read-only");

        private final String text;

        Purpose(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

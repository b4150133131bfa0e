package io.pgcluster.render.plan;

/**
 * An address that clients use.
 *
 * @param purpose what is reached there
 * @param address host address or name
 * @param port TCP port
 */
public record Endpoint(Purpose purpose, String address, int port) {
    /** What is reached at an address. */
    public enum Purpose {
        /** The primary, through a pooler. */
        READ_WRITE_POOLED("read-write, pooled"),
        /** The primary, without a pooler. */
        READ_WRITE("read-write"),
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

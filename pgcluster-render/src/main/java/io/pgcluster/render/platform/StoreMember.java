package io.pgcluster.render.platform;

/**
 * A member of a consensus store that the cluster runs itself.
 *
 * @param index counted from 1
 * @param name its name in the store, as a service and as a host
 * @param clientPort where clients reach it
 */
public record StoreMember(int index, String name, int clientPort) {
    /** Host and port, as clients name it. */
    public String clientAddress() {
        return name + ":" + clientPort;
    }
}

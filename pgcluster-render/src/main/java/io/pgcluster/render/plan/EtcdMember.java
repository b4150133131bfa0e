package io.pgcluster.render.plan;

/**
 * A member of the consensus store.
 *
 * @param index counted from 1
 * @param name its name in etcd, as a service and as a host
 */
public record EtcdMember(int index, String name) {
    static EtcdMember of(int index) {
        return new EtcdMember(index, Names.consensus(index));
    }

    /** Where clients reach it. */
    public String clientUrl() {
        return "https://" + name + ":" + Ports.CONSENSUS_CLIENT;
    }

    /** Where other members reach it. */
    public String peerUrl() {
        return "https://" + name + ":" + Ports.CONSENSUS_PEER;
    }
}

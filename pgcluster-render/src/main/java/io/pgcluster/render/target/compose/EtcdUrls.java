package io.pgcluster.render.target.compose;

import io.pgcluster.render.platform.StoreMember;

/** Where a member of etcd is reached. */
final class EtcdUrls {
    private EtcdUrls() {}

    /** Where clients reach it. */
    static String client(StoreMember member) {
        return "https://" + member.clientAddress();
    }

    /** Where other members reach it. */
    static String peer(StoreMember member) {
        return "https://" + member.name() + ":" + ComposePorts.CONSENSUS_PEER;
    }
}

package io.pgcluster.exporter.patroni;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One member as {@code GET /cluster} shows it.
 *
 * @param name unique in the cluster
 * @param role {@code leader}, {@code standby_leader}, {@code replica}, {@code sync_standby} or {@code quorum_standby}
 * @param state {@code running}, {@code streaming}, {@code stopped} …
 * @param host where PostgreSQL listens; empty while a member has not reported it
 * @param port its port
 * @param api address of its REST API; empty while a member has not reported it
 * @param timeline of its server, where known
 * @param lag behind the leader in bytes, where known; the leader has none
 */
public record PatroniMember(
        String name,
        String role,
        String state,
        Optional<String> host,
        int port,
        Optional<URI> api,
        OptionalLong timeline,
        OptionalLong lag) {
    /** One of which nothing but its API's address is known. */
    public static PatroniMember at(String name, URI api) {
        return new PatroniMember(
                name,
                "unknown",
                "unknown",
                Optional.empty(),
                0,
                Optional.of(api),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /** Whether writes go there. */
    public boolean isLeader() {
        return role.equals("leader") || role.equals("standby_leader");
    }
}

package io.pgcluster.render.platform;

import io.pgcluster.model.spec.Companion;
import io.pgcluster.model.value.Port;
import java.util.Optional;

/**
 * A program next to the cluster.
 *
 * @param companion which one
 * @param name its name as a service and as a host
 * @param userId user that it runs as
 * @param page where people reach it; empty if it has no page
 */
public record CompanionPlan(Companion companion, String name, int userId, Optional<Page> page) {
    /**
     * A page for people, served without TLS, so its address is not a public one.
     *
     * @param address host address
     * @param port TCP port there
     * @param user its first user, who has all rights; empty if it asks for no password
     */
    public record Page(String address, Port port, Optional<String> user) {
        /** Where a browser opens it. */
        public String url() {
            return "http://" + UrlHost.of(address, port);
        }
    }
}

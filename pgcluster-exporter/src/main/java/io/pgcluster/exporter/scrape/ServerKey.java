package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.ServerLimits;
import java.util.Map;

/** What makes two targets the same server, so that its connections can be kept: also the password, lest a wrong one uses a right one's. */
record ServerKey(Dsn dsn, ServerLimits limits, Map<String, String> labels) {
    static ServerKey of(Target target) {
        return new ServerKey(target.dsn(), target.limits(), target.labels());
    }
}

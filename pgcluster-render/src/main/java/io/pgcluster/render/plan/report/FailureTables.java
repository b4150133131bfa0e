package io.pgcluster.render.plan.report;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.server.PoolerTiming;
import io.pgcluster.render.plan.server.SenderTimeout;
import io.pgcluster.render.plan.server.Timing;
import io.pgcluster.render.platform.Proxies;
import io.pgcluster.render.platform.ProxyTiming;
import io.pgcluster.render.platform.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Times, and what failures mean. */
final class FailureTables {
    private FailureTables() {}

    static ReportSection timing(Plan plan) {
        Timing timing = plan.timing();
        PoolerTiming pooler = timing.pooler();
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("Patroni ttl", Texts.seconds(timing.leaderLease())),
                List.of("Patroni loop_wait", Texts.seconds(timing.loopWait())),
                List.of("Patroni retry_timeout", Texts.seconds(timing.retryTimeout())),
                List.of("Patroni primary_start_timeout", Texts.seconds(timing.primaryStartTimeout())),
                List.of("wal_sender_timeout", senderTimeout(plan))));
        rows.add(routing(plan.topology().routing()));
        rows.add(List.of("PgBouncer server_login_retry", Texts.seconds(pooler.loginRetry())));
        rows.add(List.of("PgBouncer server_connect_timeout", Texts.seconds(pooler.connectTimeout())));
        rows.add(List.of("PgBouncer query_wait_timeout", Texts.seconds(pooler.queryWaitTimeout())));
        return new ReportSection("timing", "Timing, profile " + timing.profile(), List.of("setting", "value"), rows);
    }

    private static List<String> routing(Routing routing) {
        if (routing instanceof Proxies proxies) {
            ProxyTiming proxy = proxies.timing();
            return List.of(
                    proxies.product() + " checks",
                    "every " + Texts.seconds(proxy.interval()) + ", " + Texts.seconds(proxy.fastInterval())
                            + " while changing, " + Texts.seconds(proxy.downInterval()) + " while down; fall "
                            + proxy.fall() + ", rise " + proxy.rise());
        }
        return List.of("Services follow a role", Texts.seconds(routing.detection()));
    }

    private static String senderTimeout(Plan plan) {
        Duration silence = SenderTimeout.of(plan.cluster().spec(), plan.timing());
        return silence.isZero() ? "none" : Texts.seconds(silence);
    }

    static ReportSection predictions(Plan plan) {
        return new ReportSection(
                "predictions",
                "What failures mean for writing clients",
                List.of("case", "failure", "outage", "how it adds up", "acknowledged rows lost", "reaction"),
                plan.predictions().stream()
                        .map(prediction -> List.of(
                                prediction.kind().id(),
                                prediction.kind().title(),
                                Texts.bound(prediction.outage()),
                                prediction.derivation(),
                                prediction.loss().text(),
                                prediction.reaction()))
                        .toList());
    }
}

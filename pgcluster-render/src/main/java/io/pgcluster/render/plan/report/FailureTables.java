package io.pgcluster.render.plan.report;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.PoolerTiming;
import io.pgcluster.render.plan.ProxyTiming;
import io.pgcluster.render.plan.SenderTimeout;
import io.pgcluster.render.plan.Timing;
import java.time.Duration;
import java.util.List;

/** Times, and what failures mean. */
final class FailureTables {
    private FailureTables() {}

    static ReportSection timing(Plan plan) {
        Timing timing = plan.timing();
        ProxyTiming proxy = timing.proxy();
        PoolerTiming pooler = timing.pooler();
        String checks = "every " + Texts.seconds(proxy.interval()) + ", " + Texts.seconds(proxy.fastInterval())
                + " while changing, " + Texts.seconds(proxy.downInterval()) + " while down; fall " + proxy.fall()
                + ", rise " + proxy.rise();
        return new ReportSection(
                "timing",
                "Timing, profile " + timing.profile(),
                List.of("setting", "value"),
                List.of(
                        List.of("Patroni ttl", Texts.seconds(timing.leaderLease())),
                        List.of("Patroni loop_wait", Texts.seconds(timing.loopWait())),
                        List.of("Patroni retry_timeout", Texts.seconds(timing.retryTimeout())),
                        List.of("Patroni primary_start_timeout", Texts.seconds(timing.primaryStartTimeout())),
                        List.of("wal_sender_timeout", senderTimeout(plan)),
                        List.of("HAProxy checks", checks),
                        List.of("PgBouncer server_login_retry", Texts.seconds(pooler.loginRetry())),
                        List.of("PgBouncer server_connect_timeout", Texts.seconds(pooler.connectTimeout())),
                        List.of("PgBouncer query_wait_timeout", Texts.seconds(pooler.queryWaitTimeout()))));
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

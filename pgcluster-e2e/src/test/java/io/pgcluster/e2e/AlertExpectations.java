package io.pgcluster.e2e;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Which alerts are to be received, and resolved later: as {@link AlertWebhook} describes them, or how the description begins. */
final class AlertExpectations {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final AlertWebhook webhook;
    private final MonitoringStack stack;
    private final Set<String> unresolved = new LinkedHashSet<>();

    AlertExpectations(AlertWebhook webhook, MonitoringStack stack) {
        this.webhook = webhook;
        this.stack = stack;
    }

    /** Alerts that faults which are about to begin lead to; what was received of them before does not count. */
    List<String> of(String... alerts) {
        List<String> expected = List.of(alerts);
        expected.forEach(webhook::forget);
        return expected;
    }

    /** Waits until all of them have been received. */
    void awaitFired(List<String> alerts) {
        alerts.forEach(alert -> await(alert + " is received", () -> webhook.hasFired(alert)));
        System.out.println("received " + alerts);
        unresolved.addAll(alerts);
    }

    /** Waits until all that have been received are resolved. */
    void awaitResolved() {
        unresolved.forEach(alert -> await(alert + " is resolved", () -> webhook.isResolved(alert)));
        System.out.println("resolved " + unresolved);
        unresolved.clear();
    }

    private void await(String what, BooleanSupplier condition) {
        try {
            Await.until(what, LIMIT, condition);
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "\nreceived: " + webhook.lastStatus() + "\nPrometheus has: " + stack.alerts(), e);
        }
    }
}

package io.pgcluster.monitoring.notification;

import io.pgcluster.monitoring.rule.YamlText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where notifications go. Each but one sends to a webhook, which every notification service can be reached through. */
enum Receiver {
    PAGE(true),
    TICKET(true),
    /** The alert that always fires: the service that receives it notices when it stops. */
    WATCHDOG(false),
    /** Sends nothing: the alert is only in Alertmanager's list. */
    SILENT(false);

    private final boolean resolved;

    Receiver(boolean resolved) {
        this.resolved = resolved;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Map<String, Object> tree(Webhooks webhooks) {
        if (this == SILENT) {
            return YamlText.map("name", label());
        }
        Map.Entry<String, Object> url = webhooks.url(label());
        Map<String, Object> webhook = YamlText.map(url.getKey(), url.getValue(), "send_resolved", resolved);
        return YamlText.map("name", label(), "webhook_configs", List.of(webhook));
    }
}

package io.pgcluster.monitoring.notification;

import io.pgcluster.monitoring.rule.YamlText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where notifications go: to a webhook, which every notification service can be reached through, or nowhere. */
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
        Optional<Map.Entry<String, Object>> url = this == SILENT ? Optional.empty() : webhooks.url(label());
        return url.map(setting -> YamlText.map(setting.getKey(), setting.getValue(), "send_resolved", resolved))
                .map(webhook -> YamlText.map("name", label(), "webhook_configs", List.of(webhook)))
                .orElseGet(() -> YamlText.map("name", label()));
    }
}

package io.pgcluster.monitoring.notification;

import io.pgcluster.monitoring.rule.YamlText;
import java.util.List;
import java.util.Map;

/** Where notifications go. Each sends to a webhook whose URL is in a file, since such a URL is a secret. */
enum Receiver {
    PAGE("page", true),
    TICKET("ticket", true),
    /** The alert that always fires: whoever receives it notices when it stops. */
    WATCHDOG("watchdog", false),
    /** What nobody is told about; it is in Alertmanager's list. */
    NOBODY("nobody", false);

    private final String label;
    private final boolean resolved;

    Receiver(String label, boolean resolved) {
        this.label = label;
        this.resolved = resolved;
    }

    String label() {
        return label;
    }

    Map<String, Object> tree(String urlDirectory) {
        if (this == NOBODY) {
            return YamlText.map("name", label);
        }
        return YamlText.map(
                "name",
                label,
                "webhook_configs",
                List.of(YamlText.map("url_file", urlDirectory + "/" + label + ".url", "send_resolved", resolved)));
    }
}

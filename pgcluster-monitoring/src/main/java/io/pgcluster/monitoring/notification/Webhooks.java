package io.pgcluster.monitoring.notification;

import java.util.Map;

/** Where the webhooks' URLs are; they are secrets where they contain a token. */
public sealed interface Webhooks {
    /** The setting of the webhook {@code name}. */
    Map.Entry<String, Object> url(String name);

    /**
     * Files {@code page.url}, {@code ticket.url} and {@code watchdog.url} with one URL each; needs Alertmanager 0.26.
     *
     * @param directory as Alertmanager sees it
     */
    record InFiles(String directory) implements Webhooks {
        /** Where a bundle puts them. */
        public static final InFiles DEFAULT = new InFiles("/etc/alertmanager/urls");

        @Override
        public Map.Entry<String, Object> url(String name) {
            return Map.entry("url_file", directory + "/" + name + ".url");
        }
    }

    /**
     * Paths {@code /page}, {@code /ticket} and {@code /watchdog} of one service without a secret.
     *
     * @param baseUrl without a slash at the end
     */
    record At(String baseUrl) implements Webhooks {
        @Override
        public Map.Entry<String, Object> url(String name) {
            return Map.entry("url", baseUrl + "/" + name);
        }
    }
}

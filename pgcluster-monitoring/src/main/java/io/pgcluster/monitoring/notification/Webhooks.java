package io.pgcluster.monitoring.notification;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the webhooks' URLs are; they are secrets where they contain a token. */
public sealed interface Webhooks {
    /** The setting of the webhook of {@code receiver}; empty if nobody is told. */
    Optional<Map.Entry<String, Object>> url(String receiver);

    /**
     * Files such as {@code page.url} with one URL each; needs Alertmanager 0.26.
     *
     * @param directory as Alertmanager sees it
     * @param receivers those that have a file: {@code page}, {@code ticket}, {@code watchdog}
     */
    record InFiles(String directory, Set<String> receivers) implements Webhooks {
        /** Where an Alertmanager of one's own finds them. */
        public static final String DIRECTORY = "/etc/alertmanager/urls";

        /** Every receiver has one. */
        public static final InFiles DEFAULT = new InFiles(DIRECTORY, Set.of("page", "ticket", "watchdog"));

        /** Keeps an unmodifiable copy. */
        public InFiles {
            receivers = Set.copyOf(receivers);
        }

        /** The name of a receiver's file. */
        public static String file(String receiver) {
            return receiver + ".url";
        }

        @Override
        public Optional<Map.Entry<String, Object>> url(String receiver) {
            return receivers.contains(receiver)
                    ? Optional.of(Map.entry("url_file", directory + "/" + file(receiver)))
                    : Optional.empty();
        }
    }

    /**
     * Paths {@code /page}, {@code /ticket} and {@code /watchdog} of one service without a secret.
     *
     * @param baseUrl without a slash at the end
     */
    record At(String baseUrl) implements Webhooks {
        @Override
        public Optional<Map.Entry<String, Object>> url(String receiver) {
            return Optional.of(Map.entry("url", baseUrl + "/" + receiver));
        }
    }
}

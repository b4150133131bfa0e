package io.pgcluster.exporter.http;

import io.pgcluster.exporter.exposition.ExpositionFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses format and encoding by what the client says that it understands. */
final class Negotiation {
    private static final List<String> OPENMETRICS_VERSIONS = List.of("1.0.0", "0.0.1");

    private Negotiation() {}

    /** OpenMetrics if the client wants it at least as much as text. */
    static ExpositionFormat format(@Nullable String accept) {
        if (accept == null) {
            return ExpositionFormat.PROMETHEUS_TEXT;
        }
        double openMetrics = best(
                accept,
                item -> item.type.equals("application/openmetrics-text")
                        && item.parameter("version")
                                .map(OPENMETRICS_VERSIONS::contains)
                                .orElse(true));
        double text = best(accept, item -> item.type.equals("text/plain") || item.type.equals("text/*"));
        return openMetrics > 0 && openMetrics >= text ? ExpositionFormat.OPENMETRICS : ExpositionFormat.PROMETHEUS_TEXT;
    }

    /** Whether the client takes gzip. */
    static boolean gzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && best(acceptEncoding, item -> item.type.equals("gzip") || item.type.equals("*")) > 0;
    }

    private static double best(String header, java.util.function.Predicate<Item> wanted) {
        return Stream.of(header.split(",", -1))
                .map(Item::new)
                .filter(wanted)
                .mapToDouble(Item::quality)
                .max()
                .orElse(0);
    }

    /** One of the things that a header lists. */
    private static final class Item {
        private final String type;
        private final List<String> parameters;

        private Item(String text) {
            String[] parts = text.toLowerCase(Locale.ROOT).split(";", -1);
            this.type = parts[0].strip();
            this.parameters = Stream.of(parts).skip(1).map(String::strip).toList();
        }

        private Optional<String> parameter(String name) {
            return parameters.stream()
                    .filter(parameter -> parameter.startsWith(name + "="))
                    .map(parameter -> parameter.substring(name.length() + 1).strip())
                    .findFirst();
        }

        private double quality() {
            return parameter("q")
                    .filter(q -> q.matches("[01](\\.\\d{0,3})?"))
                    .map(Double::parseDouble)
                    .orElse(1.0);
        }
    }
}

package io.pgcluster.exporter.source.patroni;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.metric.MetricType;
import io.pgcluster.exporter.patroni.PatroniException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Passes on what a member shows under {@code /metrics}, name by name, with the label {@code server} on top: a family that a newer Patroni
 * adds comes through by itself. {@code patroni_master}, gone in Patroni 4, is kept for dashboards that ask for it.
 */
final class MetricsRelay {
    private static final String PREFIX = "patroni_";
    private static final String PRIMARY = "patroni_primary";
    private static final String MASTER = "patroni_master";
    private static final int MAX_SAMPLES = 1000;

    private final String server;
    private final MetricSink sink;
    private final Map<String, String> helps = new HashMap<>();
    private final Map<String, MetricType> types = new HashMap<>();
    private boolean masterSeen;

    MetricsRelay(String server, MetricSink sink) {
        this.server = server;
        this.sink = sink;
    }

    void relay(byte[] text) throws PatroniException {
        List<ExpositionLine> primaries = new ArrayList<>();
        int samples = 0;
        for (String line : new String(text, StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.startsWith("#")) {
                comment(line);
            } else if (line.startsWith(PREFIX) && samples++ < MAX_SAMPLES) {
                sample(ExpositionLine.of(line), primaries);
            }
        }
        if (samples > MAX_SAMPLES) {
            sink.dropped(DropReason.OVER_LIMIT, samples - MAX_SAMPLES);
        }
        if (!masterSeen) {
            primaries.forEach(primary -> put(primary.named(MASTER)));
        }
    }

    private void comment(String line) {
        String[] parts = line.split(" ", 4);
        if (parts.length < 4) {
            return;
        }
        if (parts[1].equals("HELP")) {
            helps.put(parts[2], parts[3].strip());
        } else if (parts[1].equals("TYPE")) {
            types.put(parts[2], type(parts[3].strip()));
        }
    }

    private static MetricType type(String word) {
        return switch (word) {
            case "counter" -> MetricType.COUNTER;
            case "gauge" -> MetricType.GAUGE;
            default -> MetricType.UNTYPED;
        };
    }

    private void sample(ExpositionLine line, List<ExpositionLine> primaries) {
        masterSeen |= line.name().equals(MASTER);
        if (line.name().equals(PRIMARY)) {
            primaries.add(line);
        }
        put(line);
    }

    private void put(ExpositionLine line) {
        List<String> labels = new ArrayList<>(line.labels().keySet());
        List<String> values = new ArrayList<>(line.labels().values());
        if (!labels.contains("server")) {
            labels.add("server");
            values.add(server);
        }
        String described = line.name().equals(MASTER) && !masterSeen ? PRIMARY : line.name();
        sink.sample(
                new Descriptor(
                        line.name(),
                        types.getOrDefault(described, MetricType.UNTYPED),
                        helps.getOrDefault(described, "As Patroni shows it."),
                        labels),
                values,
                line.value());
    }
}

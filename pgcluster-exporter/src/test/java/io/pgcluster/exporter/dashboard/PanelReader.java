package io.pgcluster.exporter.dashboard;

import io.pgcluster.exporter.prometheus.PrometheusServer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads panels as they are now, with the server chosen that each reading names. */
final class PanelReader {
    /** As many series as a dashboard offers, so that others do not push the wanted one out. */
    private static final String MOST = "50";

    private static final Duration RANGE = Duration.ofSeconds(60);

    private final PrometheusServer prometheus;
    private final Map<Reading, String> expressions = new EnumMap<>(Reading.class);

    /** All servers must have been scraped, since they are what a dashboard offers to choose from. */
    PanelReader(PrometheusServer prometheus, List<Dashboard> dashboards, Duration scrapeInterval) {
        this.prometheus = prometheus;
        Map<String, Dashboard> byUid =
                dashboards.stream().collect(Collectors.toMap(Dashboard::uid, Function.identity()));
        VariableValues variables =
                new VariableValues(prometheus, new TimeFrame(Instant.now().getEpochSecond(), RANGE, scrapeInterval));
        Map<String, Map<String, Substitution.Value>> chosen = new TreeMap<>();
        for (Reading reading : Reading.values()) {
            PanelNumber number = reading.number();
            Dashboard dashboard = Objects.requireNonNull(byUid.get(number.dashboard()), number.dashboard());
            Map<String, Substitution.Value> values = chosen.computeIfAbsent(
                    dashboard.uid() + " " + number.server(),
                    key -> variables.of(dashboard, Map.of("instance", number.server(), "topn", MOST)));
            expressions.put(reading, Substitution.fill(target(dashboard, number).expression(), values));
        }
    }

    private static Target target(Dashboard dashboard, PanelNumber number) {
        return dashboard.panel(number.title(), number.type()).targets().stream()
                .filter(one -> one.refId().equals(number.target()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no query " + number.target() + " of " + number.title()));
    }

    OptionalDouble number(Reading reading) {
        String expression = Objects.requireNonNull(expressions.get(reading));
        return reading.number().of(new QueryAnswer(prometheus.query(expression)).seriesOrThrow(expression));
    }

    /** All panels while nothing is wrong. */
    Map<Reading, Double> completely(Duration limit) {
        Map<Reading, Double> numbers = new EnumMap<>(Reading.class);
        prometheus.until("a complete scrape", limit, () -> {
            boolean before = isComplete();
            for (Reading reading : Reading.values()) {
                number(reading).ifPresent(now -> numbers.put(reading, now));
            }
            return before && isComplete() && numbers.size() == Reading.values().length;
        });
        return numbers;
    }

    private boolean isComplete() {
        return prometheus
                .values("pg_scrape_collector_success == 0 or pg_up == 0 or patroni_up == 0 or pgbouncer_up == 0")
                .isEmpty();
    }

    /** Returns when each of these panels has shown a number of which the condition holds: those numbers. */
    Map<Reading, Double> await(
            String what, Duration limit, Set<Reading> readings, BiPredicate<Reading, Double> condition) {
        Map<Reading, Double> numbers = new EnumMap<>(Reading.class);
        Map<Reading, OptionalDouble> others = new EnumMap<>(Reading.class);
        BooleanSupplier all = () -> {
            for (Reading reading : readings) {
                if (!numbers.containsKey(reading)) {
                    OptionalDouble now = number(reading);
                    if (now.isPresent() && condition.test(reading, now.getAsDouble())) {
                        numbers.put(reading, now.getAsDouble());
                        others.remove(reading);
                    } else {
                        others.put(reading, now);
                    }
                }
            }
            return others.isEmpty();
        };
        try {
            prometheus.until(what, limit, all);
        } catch (AssertionError e) {
            throw new AssertionError("not " + what + " within " + limit + ": " + others);
        }
        return numbers;
    }
}

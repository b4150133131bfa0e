package io.pgcluster.model.collector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All collectors that come with the exporter, from {@code collectors.tsv}, which a test of the exporter records. */
public final class CollectorCatalogue {
    private static final String RESOURCE = "collectors.tsv";
    private static final int COLUMNS = 4;

    private final Map<String, KnownCollector> collectors;

    private static final class Holder {
        private static final CollectorCatalogue CATALOGUE = read();
    }

    private CollectorCatalogue(Map<String, KnownCollector> collectors) {
        this.collectors = Collections.unmodifiableMap(collectors);
    }

    /** The list. */
    public static CollectorCatalogue get() {
        return Holder.CATALOGUE;
    }

    /** The names, sorted. */
    public Set<String> names() {
        return collectors.keySet();
    }

    /** The collectors, by name. */
    public List<KnownCollector> all() {
        return List.copyOf(collectors.values());
    }

    /** The collector of that name. */
    public Optional<KnownCollector> find(String name) {
        return Optional.ofNullable(collectors.get(name));
    }

    private static CollectorCatalogue read() {
        try (InputStream stream = Objects.requireNonNull(
                CollectorCatalogue.class.getResourceAsStream(RESOURCE), () -> RESOURCE + " is missing")) {
            Map<String, KnownCollector> collectors = new LinkedHashMap<>();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(CollectorCatalogue::collector)
                    .forEach(collector -> collectors.put(collector.name(), collector));
            return new CollectorCatalogue(collectors);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static KnownCollector collector(String line) {
        String[] columns = line.split("\t", COLUMNS);
        List<String> parameters = Stream.of(columns[3].split(",", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        return new KnownCollector(columns[0], columns[1].equals("yes"), columns[2].equals("yes"), parameters);
    }
}

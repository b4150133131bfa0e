package io.pgcluster.model.postgres;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Every parameter of every supported major version, with those of the libraries that come with PostgreSQL. Names are
 * looked up as the server does, without regard to upper and lower case.
 */
public final class ParameterCatalogue {
    private final Map<String, List<Parameter>> parameters;
    private final Map<String, ManagedParameter> managed;
    private final Map<String, RetiredParameter> retired;
    private final Map<String, ParameterHazard> hazards;

    ParameterCatalogue(
            List<Parameter> parameters,
            List<ManagedParameter> managed,
            List<RetiredParameter> retired,
            List<ParameterHazard> hazards) {
        this.parameters = parameters.stream()
                .sorted(Comparator.comparing(Parameter::since))
                .collect(Collectors.groupingBy(p -> AsciiCase.lower(p.name()), TreeMap::new, Collectors.toList()));
        this.managed = byName(managed, ManagedParameter::name);
        this.retired = byName(retired, RetiredParameter::name);
        this.hazards = byName(hazards, ParameterHazard::name);
    }

    /** The catalogue of this release, read when it is first asked for. */
    public static ParameterCatalogue get() {
        return Holder.CATALOGUE;
    }

    /** What {@code version} knows about a parameter; empty if it does not know it, and {@link #absence} says why. */
    public Optional<Parameter> lookup(String name, PostgresVersion version) {
        return history(name).stream().filter(p -> p.holdsFor(version)).findFirst();
    }

    /** What all versions know about a parameter, oldest first; empty if none knows it. */
    public List<Parameter> history(String name) {
        return parameters.getOrDefault(AsciiCase.lower(name), List.of());
    }

    /** The parameters of {@code version} by name. */
    public List<Parameter> all(PostgresVersion version) {
        return parameters.values().stream()
                .flatMap(List::stream)
                .filter(p -> p.holdsFor(version))
                .toList();
    }

    /** The names that may be set in {@code version}, sorted: where a misspelt one is to be found. */
    public List<String> settableNames(PostgresVersion version) {
        return all(version).stream()
                .filter(Parameter::configurable)
                .map(Parameter::name)
                .filter(name -> managed(name).isEmpty())
                .toList();
    }

    /** Whether the cluster sets this parameter by itself, and why; the same in all versions. */
    public Optional<ManagedParameter> managed(String name) {
        return Optional.ofNullable(managed.get(AsciiCase.lower(name)));
    }

    /** All parameters that the cluster sets itself, by name. */
    public List<ManagedParameter> managed() {
        return List.copyOf(managed.values());
    }

    /** The hazard of {@code value}, which the server of {@code version} takes; empty if there is none. */
    public Optional<ParameterHazard> hazard(String name, String value, PostgresVersion version) {
        return Optional.ofNullable(hazards.get(AsciiCase.lower(name))).filter(hazard -> lookup(name, version)
                .filter(parameter -> parameter.check(value).isAccepted())
                .filter(parameter -> hazard.covers(parameter, value))
                .isPresent());
    }

    /** Every hazard, by name. */
    List<ParameterHazard> hazards() {
        return List.copyOf(hazards.values());
    }

    /** The names, kept by hand, that are no longer parameters, sorted. */
    List<RetiredParameter> retired() {
        return List.copyOf(retired.values());
    }

    /** Why {@link #lookup} found nothing for this name and version. */
    public Absence absence(String name, PostgresVersion version) {
        Optional<RetiredParameter> old = Optional.ofNullable(retired.get(AsciiCase.lower(name)));
        if (old.isPresent() && version.major() >= old.get().gone()) {
            return new Absence.Removed(
                    old.get().gone(), old.get().replacement(), old.get().advice());
        }
        List<Parameter> history = history(name);
        if (!history.isEmpty()) {
            return fromHistory(history, version);
        }
        int dot = name.indexOf('.');
        String extension = dot < 0 ? "" : name.substring(0, dot);
        return dot <= 0 || knowsExtension(extension) ? new Absence.Unknown() : new Absence.ForeignExtension(extension);
    }

    private static Absence fromHistory(List<Parameter> history, PostgresVersion version) {
        PostgresVersion last = history.get(history.size() - 1).until();
        if (!last.isAtLeast(version)) {
            return new Absence.Removed(last.major() + 1, Optional.empty(), "remove it");
        }
        return history.stream()
                .map(Parameter::since)
                .filter(since -> since.isAtLeast(version))
                .findFirst()
                .<Absence>map(Absence.AddedLater::new)
                .orElseThrow(
                        () -> new IllegalStateException(history.get(0).name() + " is known in PostgreSQL " + version));
    }

    /** Whether this library's parameters are in the catalogue. */
    private boolean knowsExtension(String extension) {
        return parameters.values().stream().flatMap(List::stream).anyMatch(p -> p.name()
                .startsWith(AsciiCase.lower(extension) + "."));
    }

    private static <T> Map<String, T> byName(List<T> entries, Function<T, String> name) {
        return entries.stream()
                .collect(Collectors.toMap(
                        entry -> AsciiCase.lower(name.apply(entry)),
                        Function.identity(),
                        (a, b) -> {
                            throw new IllegalStateException(name.apply(a) + " stands twice in a table");
                        },
                        TreeMap::new));
    }

    /** Read on first use, once. */
    private static final class Holder {
        static final ParameterCatalogue CATALOGUE = new ParameterCatalogue(
                new ParameterTable().read(),
                managedWithValues(),
                KnowledgeTable.read("retired.tsv", RetiredParameter::of),
                KnowledgeTable.read("hazards.tsv", ParameterHazard::of));

        private static List<ManagedParameter> managedWithValues() {
            Map<String, String> values = KnowledgeTable.read("managed-values.tsv", UnaryOperator.identity()).stream()
                    .collect(Collectors.toMap(row -> row.text("name"), row -> row.text("value")));
            List<ManagedParameter> managed = KnowledgeTable.read("managed.tsv", ManagedParameter::of).stream()
                    .map(parameter -> parameter.with(Optional.ofNullable(values.remove(parameter.name()))))
                    .toList();
            if (!values.isEmpty()) {
                throw new IllegalStateException("managed-values.tsv names what is not managed: " + values.keySet());
            }
            return managed;
        }
    }
}

package io.pgcluster.model.postgres;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code parameters.tsv}, recorded from servers, and adds what servers do not report: {@code build-options.tsv} and
 * {@code gaps.tsv}.
 */
final class ParameterTable {
    private final List<BuildOption> options = KnowledgeTable.read("build-options.tsv", BuildOption::of);
    private final List<NamedGap> gaps = KnowledgeTable.read("gaps.tsv", NamedGap::of);

    List<Parameter> read() {
        return KnowledgeTable.read("parameters.tsv", this::parameter);
    }

    private Parameter parameter(KnowledgeTable.Row row) {
        return new Parameter(
                row.text("name"),
                row.optional("extension"),
                row.version("since"),
                row.version("until"),
                domain(row),
                ParameterContext.of(row.text("context")),
                row.text("configurable").equals("t"),
                row.optional("default"),
                row.text("category"),
                row.text("description"));
    }

    private ValueDomain domain(KnowledgeTable.Row row) {
        return switch (row.text("type")) {
            case "bool" -> new BooleanDomain();
            case "integer" -> integer(row);
            case "real" ->
                new RealDomain(Double.parseDouble(row.text("min")), Double.parseDouble(row.text("max")), unit(row));
            case "enum" -> new EnumDomain(values(row), row.words("hidden"));
            case "string" -> new StringDomain();
            default -> throw new IllegalStateException(row.text("name") + " has an unknown type " + row.text("type"));
        };
    }

    private IntegerDomain integer(KnowledgeTable.Row row) {
        return new IntegerDomain(
                row.number("min"),
                row.number("max"),
                row.optional("step").map(Integer::valueOf).orElse(1),
                gaps.stream()
                        .filter(gap -> gap.name().equals(row.text("name")))
                        .map(NamedGap::gap)
                        .findFirst(),
                unit(row));
    }

    private List<String> values(KnowledgeTable.Row row) {
        Stream<String> built = options.stream()
                .filter(option -> option.appliesTo(row.text("name"), row.version("since")))
                .map(BuildOption::value);
        return Stream.concat(row.words("values").stream(), built).distinct().toList();
    }

    private static Optional<ParameterUnit> unit(KnowledgeTable.Row row) {
        return row.optional("unit").map(ParameterUnit::of);
    }

    /**
     * A value that a server takes only if it was built with a library, which the packages of Debian and of the official
     * images are and most of the recorded servers were not.
     */
    private record BuildOption(String name, PostgresVersion since, String value) {
        static BuildOption of(KnowledgeTable.Row row) {
            return new BuildOption(row.text("name"), row.version("since"), row.text("value"));
        }

        boolean appliesTo(String parameter, PostgresVersion version) {
            return name.equals(parameter) && version.isAtLeast(since);
        }
    }

    /** A gap in the range of an integer parameter. */
    private record NamedGap(String name, IntegerDomain.Gap gap) {
        static NamedGap of(KnowledgeTable.Row row) {
            return new NamedGap(row.text("name"), new IntegerDomain.Gap(row.number("from"), row.number("to")));
        }
    }
}

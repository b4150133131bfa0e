package io.pgcluster.exporter.collector.builtin;

import io.pgcluster.exporter.collector.definition.file.CollectorFile;
import io.pgcluster.exporter.collector.definition.file.Conditions;
import io.pgcluster.exporter.collector.definition.file.ScopeWord;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.model.value.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of all families, made of the collector files. */
final class MetricsReference {
    private static final String HEAD = """
            # Metrics

            Made from the collector files in `pgcluster-exporter/src/main/resources/io/pgcluster/exporter/collectors`; change it there.
            The sections on [Patroni](#patroni), [PgBouncer](#pgbouncer), [volumes](#volume), [backups](#pgbackrest),
            [scrapes](#scrape) and the [exporter itself](#exporter) are made from its classes. Every family that can appear is on this page,
            except those of a user's own files, and except `pg_settings_*`: one gauge for each parameter that is a number or a switch, named
            after the parameter and its unit.

            * A collector is switched by `--collector.NAME` and `--no-collector.NAME`.
            * Labels that tell servers apart are added to all families.
            * `versions` is empty where a family is there on 12 to 19. A family is left out where the server does not have its column.
            """;

    private MetricsReference() {}

    static String text() {
        Map<String, List<DefinedFamily>> families = DefinedFamily.all().stream()
                .collect(Collectors.groupingBy(family -> family.collector().name()));
        return HEAD
                + CollectorFiles.all().stream()
                        .map(file -> section(file, families.getOrDefault(file.name(), List.of())))
                        .collect(Collectors.joining())
                + OtherFamilies.sections().stream()
                        .map(section -> source(section.name(), section.facts(), section.families()))
                        .collect(Collectors.joining())
                + earlierNames();
    }

    private static String earlierNames() {
        return "\n## Earlier names\n\nShown too where `aliases` or `compatibility` is on, with the type and labels of the family in the second column.\n\n"
                + "| family | is now |\n| --- | --- |\n"
                + DefinedFamily.all().stream()
                        .flatMap(family -> family.metric().aliases().orElse(List.of()).stream()
                                .map(alias -> "| `" + alias + "` | `"
                                        + family.metric().name() + "` |\n"))
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining());
    }

    private static String source(String name, String facts, List<Descriptor> families) {
        return "\n## " + name + "\n\n" + facts + "\n\n"
                + "| family | type | labels | what it is |\n| --- | --- | --- | --- |\n"
                + families.stream()
                        .map(family -> "| `" + family.name() + "` | "
                                + family.type().name().toLowerCase(Locale.ROOT) + " | " + labels(family.labels())
                                + " | " + family.help() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String labels(List<String> names) {
        return names.stream().map(label -> "`" + label + "`").collect(Collectors.joining(" "));
    }

    private static String section(CollectorFile file, List<DefinedFamily> families) {
        return "\n## " + file.name() + "\n\n" + facts(file) + "\n\n"
                + "| family | type | labels | versions | what it is |\n| --- | --- | --- | --- | --- |\n"
                + families.stream().map(MetricsReference::row).distinct().collect(Collectors.joining());
    }

    private static String facts(CollectorFile file) {
        List<String> facts = new ArrayList<>();
        facts.add(
                file.enabled().orElse(true)
                        ? "On by default"
                        : file.compatibility().orElse(false)
                                ? "Off by default, on with `compatibility`"
                                : "Off by default");
        facts.add(file.scope() == ScopeWord.DATABASE ? "in each database" : "once for a server");
        file.ttl().map(TimeSpan::toString).ifPresent(ttl -> facts.add("read again after " + ttl));
        Stream<Conditions> conditions =
                file.queries().stream().map(query -> query.when().orElse(Conditions.NONE));
        List<String> needs =
                conditions.flatMap(MetricsReference::needs).distinct().toList();
        return String.join(", ", facts) + "." + (needs.isEmpty() ? "" : " Needs " + String.join(", ", needs) + ".");
    }

    private static Stream<String> needs(Conditions when) {
        return Stream.of(
                        when.role().map(role -> "a " + role.name().toLowerCase(Locale.ROOT)),
                        when.extension().map(extension -> "the extension `" + extension + "`"),
                        when.memberOf().map(role -> "membership in `" + role + "`"))
                .flatMap(Optional::stream);
    }

    private static String row(DefinedFamily family) {
        String versions = Stream.of(
                        family.ofQuery().version(), family.ofMetric().version())
                .flatMap(Optional::stream)
                .map(Object::toString)
                .distinct()
                .collect(Collectors.joining(" and "));
        String labels = labels(family.labels());
        String type = family.metric().type().type().name().toLowerCase(Locale.ROOT);
        return "| `" + family.metric().name() + "` | " + type + " | " + labels + " | " + versions + " | "
                + family.metric().help().replace("|", "\\|") + " |\n";
    }
}

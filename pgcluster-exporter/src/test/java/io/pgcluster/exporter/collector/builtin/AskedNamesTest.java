package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.collector.definition.file.CollectorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of names that others ask for tells the truth about what the exporter shows. */
class AskedNamesTest {
    private static final double WANTED_SHARE = 0.98;
    private static final String ONLY_WITH_COMPATIBILITY = "pgbouncer_other_names";

    @Test
    void eachNameIsInTheStateThatTheListSays() throws IOException {
        Set<String> byDefault = names(false);
        Set<String> compatible = names(true);
        List<AskedName> asked = AskedName.all();
        List<AskedName> real = asked.stream()
                .map(name -> name.in(
                        byDefault.contains(name.name())
                                ? AskedName.DEFAULT
                                : compatible.contains(name.name()) ? AskedName.COMPATIBILITY : AskedName.NOT_OFFERED))
                .toList();
        if (Boolean.getBoolean("pgcluster.record")) {
            record(real);
        } else {
            assertThat(asked).isEqualTo(real);
        }
    }

    @Test
    void nothingIsLeftOutWithoutAReasonAndNothingIsExcusedThatIsThere() throws IOException {
        assertThat(AskedName.all()).allSatisfy(name -> assertThat(name.reason().isEmpty())
                .as(name.name())
                .isEqualTo(!name.state().equals(AskedName.NOT_OFFERED)));
    }

    @Test
    void almostAllNamesExistWithCompatibility() throws IOException {
        List<AskedName> asked = AskedName.all();
        long there = asked.stream()
                .filter(name -> !name.state().equals(AskedName.NOT_OFFERED))
                .count();

        assertThat(asked).hasSizeGreaterThan(300).extracting(AskedName::name).doesNotHaveDuplicates();
        assertThat((double) there / asked.size()).isGreaterThanOrEqualTo(WANTED_SHARE);
    }

    private static Set<String> names(boolean compatibility) throws IOException {
        Predicate<CollectorFile> on = file -> file.enabled().orElse(true)
                || (compatibility && file.compatibility().orElse(false));
        Set<String> names = new TreeSet<>();
        DefinedFamily.all().stream()
                .filter(family -> on.test(family.collector()))
                .forEach(family -> {
                    names.add(family.metric().name());
                    names.addAll(compatibility ? family.metric().aliases().orElse(List.of()) : List.of());
                });
        OtherFamilies.sections().stream()
                .filter(section -> compatibility || !section.name().equals(ONLY_WITH_COMPATIBILITY))
                .flatMap(section -> section.families().stream())
                .forEach(family -> names.add(family.name()));
        ListedFamily.all().stream()
                .filter(family -> family.collector().equals("settings"))
                .forEach(family -> names.add(family.name()));
        return names;
    }

    private static void record(List<AskedName> real) throws IOException {
        String head =
                AskedName.text().lines().filter(line -> line.startsWith("#")).collect(Collectors.joining("\n"));
        Files.writeString(
                Path.of("src/test/resources" + AskedName.RESOURCE),
                Stream.concat(Stream.of(head), real.stream().map(AskedName::line))
                        .collect(Collectors.joining("\n", "", "\n")));
    }
}
